"""Reading a rung from a sentence embedding, by a linear fit on labelled claims."""

import numpy as np
from numpy.typing import NDArray

from agent.records import RUNGS, Rung, RungWeights


def likely_rung(vector: NDArray[np.float32], fitted: RungWeights) -> Rung:
    """Returns the rung whose weights fit a claim's embedding best.

    Args:
        vector: of the claim, as many numbers as each rung has weights.
        fitted: the weights.
    """
    scores = {
        rung: float(np.dot(vector, fitted.weights[rung])) + fitted.bias[rung] for rung in RUNGS
    }
    return max(RUNGS, key=scores.__getitem__)
