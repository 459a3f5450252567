"""An area of a transcript that is about to be changed, and a draw that falls out alike each time.

Who grades the changed transcript, and what is expected of the score, is not this module's business.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from agent.records import Transcript
from agent.steps.sentences import SENTENCE_END

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Said:
    """What a candidate said on one area.

    Attributes:
        transcript: the whole round.
        area: the area's id.
        turns: 0-based, the candidate's turns on it, in order.
        label: the mean of the raters' scores, 1 to 5.
        quoted: turn and words that raters quoted for it.
        strong: a passage of another transcript that raters gave 4 or 5 on this area, else empty.
        number: its place among all areas of all bases; texts of a bank go round by it.
    """

    transcript: Transcript
    area: str
    turns: tuple[int, ...]
    label: float
    quoted: tuple[tuple[int, str], ...] = ()
    strong: str = ""
    number: int = 0

    @property
    def name(self) -> str:
        """Names the transcript and the area."""
        return f"{self.transcript.id}/{self.area}"

    @property
    def asked(self) -> int | None:
        """The interviewer's turn that opens the area; None where the candidate began."""
        before = self.transcript.turns[: self.turns[0]]
        places = [n for n, turn in enumerate(before) if turn.speaker == "interviewer"]
        return places[-1] if places else None


class Draw:
    """A draw of numbers that is the same for the same family, transcript and area.

    Args:
        said: whose transcript and area it is for.
        family: the family's id.
    """

    def __init__(self, said: Said, family: str) -> None:
        digest = hashlib.sha256(f"{family}/{said.name}".encode()).digest()
        self._numbers = np.random.default_rng(int.from_bytes(digest[:8], "big"))

    def below(self, count: int) -> int:
        """Returns a whole number from 0 to below `count`."""
        return int(self._numbers.integers(count))

    def one_of(self, some: Sequence[T]) -> T:
        """Returns one of several."""
        return some[self.below(len(some))]

    def happens(self, share: float) -> bool:
        """Whether something happens that does so with this share, 0 to 1."""
        return bool(self._numbers.random() < share)


def with_texts(said: Said, texts: Mapping[int, str]) -> Transcript:
    """Returns the transcript with other texts in some turns.

    Args:
        said: what is changed.
        texts: by 0-based turn.
    """
    turns = tuple(
        turn.model_copy(update={"text": texts[place]}) if place in texts else turn
        for place, turn in enumerate(said.transcript.turns)
    )
    return said.transcript.model_copy(update={"turns": turns})


def each_answer(said: Said, change: Callable[[str], str]) -> Transcript:
    """Returns the transcript with every answer on the area changed by a function of its text."""
    return with_texts(said, {n: change(said.transcript.turns[n].text) for n in said.turns})


def sentences(text: str) -> list[str]:
    """Cuts a text after full stops, question marks and exclamation marks."""
    return [each for each in SENTENCE_END.split(text) if each]


def gone_round(texts: Sequence[str], count: int) -> list[str]:
    """Returns the first `count` texts, from the front again after the last."""
    return [texts[n % len(texts)] for n in range(count)]
