"""A fitted logistic model, and the logistic function."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_FURTHEST = 40.0
"""Log-odds beyond which nothing changes; keeps the exponential finite."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """One logistic model over f features, or m of them over the same.

    Attributes:
        coef: shape (f,), or (m, f).
        bias: shape (1,), or (m,).
    """

    coef: Floats
    bias: Floats

    def odds(self, rows: Floats) -> Floats:
        """Returns the probabilities of n rows of features, shape (n,), or (n, m)."""
        return sigmoid(rows @ self.coef.T + self.bias)


def sigmoid(value: Floats) -> Floats:
    """Returns the probability of log-odds, of the same shape."""
    result: Floats = 1.0 / (1.0 + np.exp(-np.clip(value, -_FURTHEST, _FURTHEST)))
    return result
