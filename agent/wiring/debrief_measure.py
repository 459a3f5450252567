"""What the debrief is measured on: pairs of answers, and loops put together from transcripts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent import assets
from agent.errors import EvalError
from agent.records import Given, Level, Sealed, Story, Transcript, Turn
from agent.records.contradiction_pairs import AnswerPair, AnswerPairs, PairSplit
from agent.records.debrief import Contradiction, Decision
from agent.steps.debriefing.composing import held_rounds, told_two_ways
from agent.steps.debriefing.contradictions import Said, contradictions
from agent.steps.debriefing.reuse import Told, used_twice
from agent.steps.debriefing.ruling import decide
from agent.steps.grading import content_hash
from agent.steps.hire_odds import verdict_by_odds
from agent.steps.sealing import seal
from agent.steps.simulated_loops import card_of
from agent.wiring.debrief import basis
from agent.wiring.labelled import Labelled, labelled, labels_folder

_CLOCK = "2026-01-01T00:00:00+00:00"
_GRADER = "probe"
NATURAL_LEVEL: Level = "E4"
"""What composed loops are asked for: few labelled transcripts reach more."""


@lru_cache(maxsize=2)
def pairs() -> AnswerPairs:
    """Reads the pairs.

    Raises:
        DataError: the file is missing or breaks its own rules.
    """
    return assets.evals_file("debrief/pairs.yaml", AnswerPairs)


def found_in(pair: AnswerPair) -> tuple[Contradiction, ...]:
    """Returns what is told two ways in a pair."""
    known = basis()
    one, other = _spoken("jedi", pair.one), _spoken("partner", pair.other)
    said = [Said("jedi-1", one), Said("partner-1", other)]
    told = [Told("jedi-1", one, (1,)), Told("partner-1", other, (1,))]
    return (
        *contradictions(said, known.stories, known.signs),
        *used_twice(told, known.stories, known.signs),
    )


def _spoken(round_id: str, text: str) -> Transcript:
    turns = (
        Turn(speaker="interviewer", t=0.0, text="Tell me about it."),
        Turn(speaker="candidate", t=5.0, text=text),
    )
    return Transcript(id=f"pair-{round_id}", round=round_id, target_level="E5", turns=turns)


@dataclass(frozen=True, slots=True)
class PairFigures:
    """How many pairs are told right: contradictions found, and clean pairs left alone."""

    found: int
    planted: int
    accused: int
    clean: int

    @property
    def precision(self) -> float | None:
        """Of what is reported, the share that was planted; None where nothing is."""
        reported = self.found + self.accused
        return self.found / reported if reported else None

    @property
    def recall(self) -> float:
        """Of what was planted, the share that is reported."""
        return self.found / self.planted


@lru_cache(maxsize=4)
def pair_figures(split: PairSplit) -> PairFigures:
    """Returns precision and recall on one half of the pairs."""
    own = [each for each in pairs().pairs if each.split == split]
    planted = [bool(found_in(each)) for each in own if each.kind != "clean"]
    clean = [bool(found_in(each)) for each in own if each.kind == "clean"]
    return PairFigures(sum(planted), len(planted), sum(clean), len(clean))


@dataclass(frozen=True, slots=True)
class Composed:
    """A loop put together from two transcripts of different people.

    Attributes:
        name: of both.
        by_labels, by_grader: the decision from the labels' scores, and from the grader's.
        accused: what is said to be told two ways, which no two people can.
    """

    name: str
    by_labels: Decision
    by_grader: Decision
    accused: tuple[Contradiction, ...]


@lru_cache(maxsize=2)
def composed_loops() -> tuple[Composed, ...]:
    """Returns loops of a natural ML design and a natural Jedi transcript, paired in order.

    Raises:
        EvalError: the labelled transcripts are not there, as in an installed wheel.
    """
    if not labels_folder().is_dir():
        raise EvalError("the labelled transcripts are not there", "measure in a checkout")
    found = list(labelled(("natural",)))
    designs = [each for each in found if each.transcript.round == "ml-design"]
    jedis = [each for each in found if each.transcript.round == "jedi"]
    given = _given()
    return tuple(_composed(one, other, given) for one, other in zip(designs, jedis, strict=False))


def _given() -> dict[tuple[str, str], float | None]:
    lines = (labels_folder() / "given" / f"{_GRADER}.jsonl").read_text(encoding="utf-8")
    rows = [Given.model_validate_json(line) for line in lines.splitlines() if line.strip()]
    return {(row.transcript, row.area): row.score for row in rows}


def _composed(
    one: Labelled, other: Labelled, given: dict[tuple[str, str], float | None]
) -> Composed:
    both = (one, other)
    labels = [dict(each.scores) for each in both]
    read = [{area: given.get((each.transcript.id, area)) for area in each.scores} for each in both]
    sealed = [_sealed(each, scores) for each, scores in zip(both, labels, strict=True)]
    graded = [_sealed(each, scores) for each, scores in zip(both, read, strict=True)]
    return Composed(
        name=f"{one.transcript.id}+{other.transcript.id}",
        by_labels=_decision(sealed),
        by_grader=_decision(graded),
        accused=told_two_ways(sealed, basis()),
    )


def _decision(sealed: Sequence[Sealed]) -> Decision:
    held = held_rounds(sealed, NATURAL_LEVEL, basis())
    return decide([each.signal for each in held], basis().rules).decision


def _sealed(own: Labelled, scores: dict[str, float | None]) -> Sealed:
    transcript = own.transcript.model_copy(update={"target_level": NATURAL_LEVEL})
    stories: tuple[Story, ...] = ()
    rubric = basis().rubrics[transcript.round]
    card = card_of(transcript, rubric, scores, content_hash(transcript))
    decided = verdict_by_odds(card.areas, rubric, NATURAL_LEVEL, None)
    update = {"verdict": decided[0], "verdict_reason": decided[1], "stories": stories}
    return seal(f"{transcript.round}-1", card.model_copy(update=update), transcript, _CLOCK)
