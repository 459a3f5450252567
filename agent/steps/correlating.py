"""Correlation over draws: every row of weights is one way of counting the same things.

A weight is how often a thing stands in a draw. With weights of one the figures are those of
`scipy.stats.spearmanr`, of which there is no version for weights.
"""

import numpy as np

from agent.steps.agreement import Floats


def ranks(values: Floats, weight: Floats) -> Floats:
    """Returns the ranks of values in each draw; ties have their mean rank.

    Args:
        values: shape (things,).
        weight: whole numbers of shape (draws, things).

    Returns:
        Ranks from 1, of shape (draws, things); of no meaning where the weight is 0.
    """
    _, place = np.unique(values, return_inverse=True)
    order = np.argsort(place, kind="stable")
    starts = np.searchsorted(place[order], np.arange(place.max() + 1))
    tied = np.add.reduceat(weight[:, order], starts, axis=1)
    found: Floats = np.cumsum(tied, axis=1) - (tied - 1) / 2
    return found[:, place]


def standard(values: Floats, weight: Floats) -> Floats:
    """Returns values less their mean, scaled so that their squares sum to 1 in each draw.

    The inner product of two such is their correlation.

    Args:
        values: shape (draws, things).
        weight: shape (draws, things).

    Returns:
        Shape (draws, things), every thing times the root of its weight; NaN in draws in which
        nothing varies.
    """
    total = np.maximum(weight.sum(axis=1), _TINY)
    means = np.einsum("dt,dt->d", weight, values) / total
    found: Floats = (values - means[:, None]) * np.sqrt(weight)
    length = np.sqrt(np.einsum("dt,dt->d", found, found))
    length[length < _TINY] = np.nan
    found /= length[:, None]
    return found


def correlation(a: Floats, b: Floats) -> Floats:
    """Returns the correlation in each draw of what `standard` returned; NaN where there is none."""
    found: Floats = np.einsum("dt,dt->d", a, b)
    return np.clip(found, -1, 1)


_TINY = 1e-9


def partial(ab: Floats, ac: Floats, bc: Floats) -> Floats:
    """Returns the correlation of a and b with c held fixed, from the three correlations.

    (Yule 1907; of rank correlations it is the partial Spearman.) NaN where c tells one of them
    wholly.
    """
    left = (1 - ac**2) * (1 - bc**2)
    found: Floats = np.full(left.shape, np.nan)
    np.divide(ab - ac * bc, np.sqrt(np.maximum(left, 0)), out=found, where=left > _TINY)
    return found
