"""Whether graded levels follow the levels that were simulated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from agent.records import LevelsRecovered
from agent.steps.correlating import correlation, ranks, standard
from agent.steps.resampling import figure, weights

_FEWEST_RUNS = 3


@dataclass(frozen=True, slots=True)
class Recovered:
    """One run.

    Attributes:
        case: its name.
        truth: by area, what the answers are worth, 1 to 5; of the areas that have a grade.
        graded: by area, the grade, 1 to 5; at least one.
    """

    case: str
    truth: Mapping[str, float]
    graded: Mapping[str, float]


def recovered(rows: Sequence[Recovered], missing: Mapping[str, str]) -> LevelsRecovered:
    """Returns Spearman's rank correlation of mean truth and mean grade over runs.

    The interval comes from drawing runs anew (bootstrap, percentiles).

    Args:
        rows: one a run.
        missing: by case, why others have no grade.
    """
    areas = sum(len(row.graded) for row in rows)
    if len(rows) < _FEWEST_RUNS:
        return LevelsRecovered(
            rho=None, low=None, high=None, runs=len(rows), areas=areas, missing=dict(missing)
        )
    weight = weights(len(rows))
    truth, graded = (
        standard(ranks(np.array([fmean(each.values()) for each in some]), weight), weight)
        for some in ([row.truth for row in rows], [row.graded for row in rows])
    )
    found = figure(correlation(truth, graded), len(rows), len(rows))
    return LevelsRecovered(
        rho=found.value,
        low=found.low,
        high=found.high,
        runs=len(rows),
        areas=areas,
        missing=dict(missing),
    )
