"""How far scores agree with labels, and how well a signal tells two kinds of case apart."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from agent.records import Pair, Signal

Floats = NDArray[np.float64]

AGREEMENT = ("qwk", "mae", "exact", "within-one")
_SCALE = (1, 2, 3, 4, 5)


def both(pairs: Sequence[Pair]) -> list[tuple[float, int]]:
    """Returns the scores and labels of the pairs that have both."""
    return [(p.given, p.label) for p in pairs if p.given is not None and p.label is not None]


def whole_points(score: float) -> int:
    """Returns a score as a whole point; a half is rounded up."""
    return min(5, max(1, math.floor(score + 0.5)))


def agreeing(name: str, found: Sequence[tuple[float, int]]) -> list[float]:
    """Returns the numbers whose mean a figure of agreement is; none for `qwk`."""
    match name:
        case "mae":
            return [abs(given - label) for given, label in found]
        case "exact":
            return [float(whole_points(given) == label) for given, label in found]
        case "within-one":
            return [float(abs(whole_points(given) - label) <= 1) for given, label in found]
    return []


def agreement(name: str, pairs: Sequence[Pair]) -> float | None:
    """Returns how well scores agree with labels, over the pairs that have both.

    Args:
        name: `qwk`, Cohen's kappa with quadratic weights over scores rounded to whole points
            (-1 to 1; Cohen 1968); `mae`, the mean distance in points; `exact`, the share that
            are the same after rounding; `within-one`, the share at most one point away.
        pairs: scores beside labels.

    Returns:
        The figure; None without pairs, and for `qwk` where neither side ever varies.
    """
    found = both(pairs)
    if name != "qwk":
        values = agreeing(name, found)
        return sum(values) / len(values) if values else None
    given, label = [whole_points(score) for score, _ in found], [label for _, label in found]
    if len({*given, *label}) < 2:
        return None
    from sklearn.metrics import cohen_kappa_score

    return float(cohen_kappa_score(label, given, labels=_SCALE, weights="quadratic"))


def table_of(pairs: Sequence[Pair]) -> Floats:
    """Counts labels (rows) against whole scores (columns), shape (5, 5)."""
    table = np.zeros((len(_SCALE), len(_SCALE)))
    for given, label in both(pairs):
        table[label - 1, whole_points(given) - 1] += 1
    return table


def kappas(tables: Floats) -> Floats:
    """Returns the quadratically weighted kappa of each table; NaN where nothing varies.

    Args:
        tables: counts of labels against scores, shape (tables, 5, 5). Of one table the figure is
            that of `sklearn.metrics.cohen_kappa_score`, which takes one at a time.
    """
    steps = np.arange(len(_SCALE))
    weights = (steps[:, None] - steps[None, :]) ** 2
    total = tables.sum(axis=(-2, -1))
    rows, columns = tables.sum(axis=-1), tables.sum(axis=-2)
    seen = (tables * weights).sum(axis=(-2, -1)) * total
    chance = np.einsum("ti,ij,tj->t", rows, weights, columns)
    found: Floats = np.full(total.shape, np.nan)
    np.divide(seen, chance, out=found, where=chance > 0)
    return 1 - found


def area(found: Sequence[Signal]) -> float | None:
    """Returns the area under the ROC curve (0.5 is chance); None where there is only one kind."""
    if len({signal.positive for signal in found}) < 2:
        return None
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score([s.positive for s in found], [s.value for s in found]))
