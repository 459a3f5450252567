"""Words of what was said, as things told two ways are matched by them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from agent.records import StorySigns, Transcript
from agent.records.contradicting import ContradictionSigns
from agent.steps.story_parts import sentences

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SHORTEST = 4
_LONGEST_TURN = 20_000
_MOST_SENTENCES = 400
"""Sentences of one round that are looked at."""
_CODE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_STEM = 7


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence of the candidate's, with what is spoken of around it.

    Attributes:
        place: names the round.
        turn: 0-based index of the turn.
        text: the sentence, the transcript's own characters.
        before, after: the two sentences before it in the same turn, and the one after.
    """

    place: str
    turn: int
    text: str
    before: str
    after: str


def spoken(place: str, transcript: Transcript) -> tuple[Spoken, ...]:
    """Returns the candidate's sentences of a round; code and what is over a size is left out."""
    found: list[Spoken] = []
    for number, turn in enumerate(transcript.turns):
        if turn.speaker != "candidate" or _CODE.search(turn.text):
            continue
        if len(turn.text) > _LONGEST_TURN:
            continue
        texts = [each.text for each in sentences(transcript, (number,))]
        for n, text in enumerate(texts):
            around = " ".join(texts[max(0, n - 2) : n]), " ".join(texts[n + 1 : n + 2])
            found.append(Spoken(place, number, text, *around))
    return tuple(found[:_MOST_SENTENCES])


def plain_words(stories: StorySigns, signs: ContradictionSigns) -> frozenset[str]:
    """Returns the stems of words that tell no project and no measure apart."""
    return frozenset(stem(word) for word in (*stories.general, *signs.ordinary))


@lru_cache(maxsize=8192)
def telling_words(text: str, plain: frozenset[str]) -> frozenset[str]:
    """Returns the stems of words that tell a project or a measure apart.

    Args:
        text: what was said.
        plain: as `plain_words` gives them.
    """
    found = (stem(word) for word in _WORD.findall(text.lower()))
    return frozenset(word for word in found if len(word) >= _SHORTEST and word not in plain)


def stem(word: str) -> str:
    """Returns a word cut so that plurals and tenses meet: at most seven letters."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        word = f"{word[:-3]}y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if len(word) - len(ending) >= 4 and word.endswith(ending):
            word = word[: -len(ending)]
            break
    return word.rstrip("e")[:_STEM] if len(word) > 4 else word


def has_any(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases stands in a text, as whole words; the text in lower case."""
    return _any_of(phrases).search(text) is not None


@lru_cache(maxsize=256)
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, phrases))})(?![\w-])")
