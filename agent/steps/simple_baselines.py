"""Baselines that ask no model: what a grader must beat to have read anything.

Each is fitted on the transcripts of the other folds, of all kinds of the round, just as a fitted
grader is, and gives a score to every area.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from agent.records import Given
from agent.steps.folds import FOLDS

CONSTANT = "constant"
CONSTANT_BY_KIND = "constant-by-kind"
LENGTH = "length-alone"
VERSION = "1"


@dataclass(frozen=True, slots=True)
class Known:
    """One labelled area, as far as these baselines look at it.

    Attributes:
        transcript, round, kind, area: which.
        label: 1 to 5; None for "not assessed", which nothing is fitted on.
        area_words: the candidate's words in the turns that raters quoted for the area; none where
            it is "not assessed". No grader is told these turns, so the baseline has an advantage.
    """

    transcript: str
    round: str
    kind: str
    area: str
    label: float | None
    area_words: int


Guess = Callable[[Sequence[Known], Known], float]
"""From the labelled areas of the other folds and one area, its score."""


def constant(seen: Sequence[Known], asked: Known) -> float:
    """Returns the median label of the other folds."""
    return float(np.median([each.label for each in seen]))


def constant_by_kind(seen: Sequence[Known], asked: Known) -> float:
    """Returns the same over transcripts of the same kind, which no grader is told."""
    return constant([each for each in seen if each.kind == asked.kind] or seen, asked)


def length_alone(seen: Sequence[Known], asked: Known) -> float:
    """Returns what a line through the labels over the logarithm of the area's words says."""
    words = np.log1p([each.area_words for each in seen])
    slope, start = np.polyfit(words, np.array([each.label for each in seen]), 1)
    return float(np.clip(start + slope * np.log1p(asked.area_words), 1, 5))


GUESSES: Mapping[str, Guess] = {
    CONSTANT: constant,
    CONSTANT_BY_KIND: constant_by_kind,
    LENGTH: length_alone,
}


def guessed(
    areas: Sequence[Known], folds: Mapping[str, int], grader: str, kinds: Sequence[str]
) -> list[Given]:
    """Returns what a baseline gives, each area from folds it does not stand in.

    Args:
        areas: all labelled areas of one round.
        folds: by transcript, 0 to `FOLDS` - 1.
        grader: one of `GUESSES`.
        kinds: whose areas are scored; all kinds are fitted on.
    """
    found = []
    for fold in range(FOLDS):
        seen = [a for a in areas if folds[a.transcript] != fold and a.label is not None]
        for each in areas:
            if folds[each.transcript] == fold and each.kind in kinds:
                found.append(_given(each, grader, GUESSES[grader](seen, each)))
    return found


def _given(area: Known, grader: str, score: float) -> Given:
    return Given(
        transcript=area.transcript,
        round=area.round,
        kind=area.kind,
        area=area.area,
        grader=grader,
        score=score,
        model="",
        version=VERSION,
    )
