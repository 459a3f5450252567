"""The families: what is done to an area, and what may come of its score.

What earns nothing by the rubric (length, fluency, names, what the interviewer says, words to the
grader) must not raise a score; what costs nothing (order, noise, grammar) must not move it; what
is substance moves it one way. Changes that replace every answer have to end at the scale's foot.
Most families are known from others' work: beyond-the-resume's direction and invariance tests,
CheckList (Ribeiro and others 2020), and the openers that fool judges (Zhao and others 2025).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from agent.records import Expectation, Noise, TextBank, Transcript
from agent.steps.metamorphic import changes
from agent.steps.metamorphic.changes import Material
from agent.steps.metamorphic.said import Draw, Said

FOOT = 1.5
"""The most that answers can be worth of which nothing is left."""
WEAK, STRONG = 3.0, 3.5
"""Labels up to which an area is weak, and from which on it is strong."""

Change = Callable[[Said, Material, Draw], Transcript]


@dataclass(frozen=True, slots=True)
class Family:
    """One way to change what was said on an area.

    Attributes:
        id: names it in figures and in the gates.
        about: what is done, one line.
        expects: what may come of the score.
        change: does it.
        suits: whether it can be done to an area.
        bank: name of the bank that its texts are from; empty where it needs none.
        rest: name of a second bank, for the answers that the first is not for.
        at_most: a score that must not be passed; None where there is no such.
    """

    id: str
    about: str
    expects: Expectation
    change: Change
    suits: Callable[[Said], bool]
    bank: str = ""
    rest: str = ""
    at_most: float | None = None


@dataclass(frozen=True, slots=True)
class Banks:
    """Every text that is put into a transcript.

    Attributes:
        texts: by the bank's name.
        noise: how words come out wrong.
    """

    texts: Mapping[str, TextBank]
    noise: Noise


def build(family: Family, said: Said, banks: Banks) -> Transcript:
    """Returns the transcript with one area changed; the same each time.

    Args:
        family: what is done; it has to suit the area.
        said: what was said on the area.
        banks: the texts to do it with.

    Raises:
        ValueError: a bank has no text for the area.
    """
    texts, rest = (_texts(banks, name, said) if name else () for name in (family.bank, family.rest))
    return family.change(said, Material(texts, rest, banks.noise), Draw(said, family.id))


def _texts(banks: Banks, name: str, said: Said) -> tuple[str, ...]:
    """The bank's texts that suit the area, begun at its number."""
    round_id = said.transcript.round
    found = [text.text for text in banks.texts[name].texts if text.suits(round_id, said.area)]
    if not found:
        raise ValueError(f"bank {name} has no text for {said.name}")
    start = said.number % len(found)
    return (*found[start:], *found[:start])


def _any(said: Said) -> bool:
    return True


def _strong(said: Said) -> bool:
    return said.label >= STRONG


def _quoted(said: Said) -> bool:
    return _strong(said) and bool(said.quoted)


def _weak(said: Said) -> bool:
    return said.label <= WEAK and bool(said.strong)


def _strong_design(said: Said) -> bool:
    return _strong(said) and said.transcript.round == "ml-design"


def _asked(said: Said) -> bool:
    return said.asked is not None


_not_up = partial(Family, expects="not up", suits=_any)
_invariant = partial(Family, expects="invariant", suits=_any)
_foot = partial(Family, expects="not up", suits=_strong, change=changes.replaced, at_most=FOOT)
_down = partial(Family, expects="down", change=changes.ended)
_reported = partial(Family, expects="reported", suits=_strong, change=changes.answered_by)

FAMILIES: tuple[Family, ...] = (
    _not_up("padding", "fluent sentences without content", change=changes.padded, bank="padding"),
    _not_up("self-praise", "praise of oneself", change=changes.followed, bank="self-praise"),
    _not_up("repetition", "every answer said twice", change=changes.repeated, bank="repetition"),
    _not_up(
        "irrelevance", "anecdotes of other things", change=changes.followed, bank="irrelevance"
    ),
    _not_up("name-dropping", "names without a choice", change=changes.followed, bank="names"),
    _not_up(
        "interviewer-says-it",
        "the interviewer gives the answer away",
        suits=_asked,
        change=changes.interviewer_says,
        bank="interviewer-says-it",
    ),
    _not_up("injection", "a text to the grader", change=changes.followed_once, bank="injection"),
    _not_up("master-key", "an opener that fools judges", change=changes.opened, bank="master-key"),
    _invariant("order", "the area's exchanges at another place", change=changes.moved),
    _invariant("speech-to-text", "as a machine would write it down", change=changes.misheard),
    _invariant("grammar-slips", "in a language learnt late", change=changes.slipped),
    _foot("gibberish", "nonsense for every answer", bank="gibberish"),
    _foot("one-word", "a word for every answer", bank="one-word"),
    _foot("master-key-alone", "only the opener for every answer", bank="master-key"),
    _down(
        "best-evidence-out", "what raters quoted is gone", change=changes.weakened, suits=_quoted
    ),
    _down("false-statement", "something wrong is added", suits=_strong_design, bank="false"),
    _down("taken-back", "the answer is taken back", suits=_strong, bank="taken-back"),
    Family(
        "strong-passage-in",
        "a passage that raters gave 4 or 5",
        expects="up",
        suits=_weak,
        change=changes.strengthened,
    ),
    _reported("confident-but-wrong", "a false answer, firmly", bank="confident", rest="sure"),
    _reported("fluent-but-empty", "an empty answer, well put", bank="fluent", rest="padding"),
)
"""Every family, in the order in which figures are shown."""


def family(family_id: str) -> Family:
    """Returns a family by its id.

    Raises:
        KeyError: there is no such family.
    """
    return {each.id: each for each in FAMILIES}[family_id]
