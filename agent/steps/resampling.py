"""Drawing clusters anew: intervals of figures over areas that share a transcript.

Areas of one transcript are not independent of each other, so transcripts are drawn, with all
their areas. The draw depends on nothing but how many there are: two graders of the same
transcripts, in the same order, are measured on the same draws, and a difference is paired.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from agent.steps.agreement import Floats
from agent.steps.metrics import RESAMPLES, SEED, bounds

_FEWEST_CLUSTERS = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its 95 % interval.

    Attributes:
        value: None where nothing could be measured.
        low, high: the bounds; None with fewer than three transcripts.
        n: how many things were counted.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int


NOTHING = Figure(None, None, None, 0)


@lru_cache(maxsize=64)
def weights(clusters: int) -> Floats:
    """Returns how often each cluster stands in each draw.

    Returns:
        Counts of shape (1 + draws, clusters). The first row is the sample itself, each cluster
        once; every other is a bootstrap draw (Efron and Tibshirani 1993, chapter 13).
    """
    drawn = np.random.default_rng(SEED).multinomial(
        clusters, np.full(clusters, 1 / clusters), size=RESAMPLES
    )
    found: Floats = np.vstack([np.ones(clusters), drawn])
    found.flags.writeable = False
    return found


def figure(values: Floats, clusters: int, n: int) -> Figure:
    """Returns a figure from its value on the sample and on every draw.

    Args:
        values: shape (1 + draws,), in the order of `weights`; NaN where a draw has nothing.
        clusters: how many were drawn from.
        n: how many things were counted.
    """
    if np.isnan(values[0]):
        return Figure(None, None, None, n)
    low, high = bounds(values[1:]) if clusters >= _FEWEST_CLUSTERS else (None, None)
    return Figure(float(values[0]), low, high, n)


def mean(values: Sequence[float], names: Sequence[str]) -> Figure:
    """Returns the mean of values with its interval.

    Args:
        values: one number a thing.
        names: the transcript of each.
    """
    _, cluster = np.unique(names, return_inverse=True)
    return mean_within(values, cluster, len(set(names)))


def mean_within(values: Sequence[float], cluster: NDArray[np.int64], clusters: int) -> Figure:
    """Returns the mean of values that may lack some of the clusters that are drawn from.

    Args:
        values: one number a thing.
        cluster: the cluster of each, 0 to clusters - 1.
        clusters: how many there are.
    """
    if not len(values):
        return NOTHING
    sums = weights(clusters) @ np.bincount(cluster, np.array(values, float), clusters)
    counts = weights(clusters) @ np.bincount(cluster, minlength=clusters)
    found: Floats = np.full(sums.shape, np.nan)
    np.divide(sums, counts, out=found, where=counts > 0)
    return figure(found, clusters, len(values))
