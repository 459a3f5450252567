"""Euclidean distances between all rows of two matrices."""

import math

import numpy as np
from driving import Args, Code, Json, call, plain, prelude, same

PRELUDE = prelude()

PROMPT = (("pairwise", "distance"), ("distance matrix",), ("all pairs", "euclidean"))

_INPUTS = [
    ([[0.0, 0.0], [3.0, 4.0]], [[0.0, 0.0], [6.0, 8.0], [3.0, 0.0]]),
    ([[1.0]], [[4.0], [-1.0]]),
    ([[1.0, 2.0, 3.0]], [[1.0, 2.0, 3.0]]),
    ([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [[0.0, 0.0], [2.0, 2.0]]),
    ([[0.5, -0.5], [2.5, 1.5]], [[0.5, 0.5], [-1.5, 0.0], [2.0, 2.0], [0.0, 0.0]]),
    ([[-1.0, -1.0]], [[1.0, 1.0]]),
    ([[2.0, 0.0], [0.0, 2.0], [1.0, 1.0]], [[3.0, 4.0]]),
    ([[10.0, 0.0, 0.0], [0.0, 10.0, 0.0]], [[0.0, 0.0, 10.0], [1.0, 1.0, 1.0], [0.0, 0.0, 0.0]]),
]
CASES = [([x, y], [[math.dist(a, b) for b in y] for a in x]) for x, y in _INPUTS]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; of one matrix, with all rows, and cuts out the block."""
    x, y = np.array(args[0]), np.array(args[1])
    both = np.vstack([x, y])
    result = call(module, {"x a p": x, "y b q": y}, {"x points a": both})
    found = np.asarray(result)
    if found.shape == (len(both), len(both)) != (len(x), len(y)):
        found = found[: len(x), len(x) :]
    return plain(found)


def check(args: Args, got: Json, want: Json) -> bool:
    """Distances or their squares."""
    return same(got, want, 1e-5) or same(got, [[each * each for each in row] for row in want], 1e-5)


GOOD = """
def pairwise(X, Y):
    squares = (X ** 2).sum(1)[:, None] + (Y ** 2).sum(1)[None] - 2 * X @ Y.T
    return np.sqrt(np.maximum(squares, 0))
"""

ALSO_GOOD = (
    """
def distances(points):
    d = points[:, None] - points[None]
    return np.sqrt((d ** 2).sum(-1))
""",
)

BAD = {
    "cross-term": GOOD.replace("- 2 * X", "- X"),
    "not-broadcast": GOOD.replace("(X ** 2).sum(1)[:, None]", "(X ** 2).sum()"),
}
