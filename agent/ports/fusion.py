"""Fusing rankings of one query, and how sure they are that the corpus answers it."""

import math
from dataclasses import dataclass

from agent.records import Tuning

Ranking = tuple[tuple[int, float], ...]
"""Rows with their score, the best first."""

_FEW = 4
"""How many of a row's lines have to be near a query."""


@dataclass(frozen=True, slots=True)
class Found:
    """What each of the three ways found for one query, before anything is left out.

    Attributes:
        text: by cosine similarity with the chunk's text, -1 to 1.
        asked: the same with the lines that it would be asked by, the mean of the nearest four.
        keywords: by BM25, over 0.
    """

    text: Ranking
    asked: Ranking
    keywords: Ranking


def fuse(found: Found, tuning: Tuning) -> Ranking:
    """Returns the rows that any way found, by their fused score.

    Each way gives a row weight / (k + rank), rank from 0 (Cormack and others 2009).
    """
    total: dict[int, float] = {}
    weights = tuning.weights
    for ranking, weight in (
        (found.text, weights.text),
        (found.asked, weights.asked),
        (found.keywords, weights.keywords),
    ):
        for rank, (place, _) in enumerate(ranking):
            total[place] = total.get(place, 0.0) + weight / (tuning.k + rank)
    return tuple(sorted(total.items(), key=lambda each: (-each[1], each[0])))


def signals(found: Found) -> tuple[float, float, float]:
    """Returns what tells an answered query from another: the best text, asked and BM25 scores."""
    ways = (found.text, found.asked, found.keywords)
    text, asked, keywords = (ranking[0][1] if ranking else 0.0 for ranking in ways)
    return text, asked, keywords


def confidence(found: Found, tuning: Tuning) -> float:
    """Returns how likely it is that the corpus answers the query, 0 to 1 (a logistic model)."""
    text, asked, keywords = signals(found)
    given = tuning.confidence
    score = given.intercept + given.text * text + given.asked * asked
    score += given.keywords * math.log1p(keywords)
    return 1 / (1 + math.exp(-score))


def by_best(near: Ranking) -> Ranking:
    """Ranks every row by its nearest vector."""
    best: dict[int, float] = {}
    for place, score in near:
        best.setdefault(place, score)
    return tuple(best.items())


def by_few(near: Ranking) -> Ranking:
    """Ranks every row by the mean of its few nearest lines: one line may be near by chance.

    A line that was not among the nearest counts as the farthest of them.
    """
    scores: dict[int, list[float]] = {}
    for place, score in near:
        scores.setdefault(place, []).append(score)
    farthest = near[-1][1] if near else 0.0
    mean = {
        place: (sum(some[:_FEW]) + farthest * (_FEW - len(some[:_FEW]))) / _FEW
        for place, some in scores.items()
    }
    return tuple(sorted(mean.items(), key=lambda each: -each[1]))
