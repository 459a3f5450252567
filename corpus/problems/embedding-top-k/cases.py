"""Cases: arguments are the query, the rows, how many are wanted, and now and then the size of a chunk."""

import math

EXAMPLES = [
    ([[1, 0], [[0, 3], [2, 2]], 1], [1]),
    ([[2, 0], [[0, 30], [0.1, 0.1]], 2], [1, 0]),
]

ORDINARY = [
    ([[1, 0], [[10, 10], [1, 0]], 2], [1, 0]),
    ([[1, 2, 0], [[4, 1, 1], [0.1, 0.25, 0], [3, 5, 2], [0, 0, 9], [-1, -2, 0]], 3], [1, 2, 0]),
    ([[3, 1], [[1, 5], [40, 2], [2, 1], [0.5, 0.2], [9, 9]], 4, 2], [3, 2, 1, 4]),
    ([[0, 0.5], [[7, 1], [1, 7], [-2, 3], [100, -1], [0.01, 0.02]], 2, 3], [1, 4]),
    ([[1, 1], [[1, 0.9], [90, 30], [-5, -5], [2, 1], [50, 49]], 5, 1], [4, 0, 3, 1, 2]),
    ([[2, -1, 2], [[1, 1, 1], [20, 30, 20], [0.2, -0.1, 0.25], [5, -9, 1]], 2, 2], [2, 3]),
]

EDGE = [
    ([[1, 2], [], 3], []),
    ([[1, 2], [[3, 4]], 0], []),
    ([[1, 0], [[0, 1], [1, 1], [1, 0]], 9], [2, 1, 0]),
    ([[1, 0], [[6, 8], [3, 4], [12, 16], [1, 0]], 3], [3, 0, 1]),
    ([[1, 0], [[3, 4], [0, 5], [6, 8], [1.5, 2], [0, 1]], 4, 2], [0, 2, 3, 1]),
    ([[0, 4], [[1, -1], [0, 0], [1, 0], [0, 0], [1, 9]], 5], [4, 1, 2, 3, 0]),
    ([[1, 1], [[0, 0], [0, 0], [0, 0]], 2, 1], [0, 1]),
    ([[1, 0], [[-1, 0], [-1, -1], [0, 0], [-5, 1]], 2], [2, 1]),
    ([[1, 0], [[0.1, 0.3], [0.2, 0.1], [500, 900], [0.3, 0.02], [800, 700]], 2, 2], [3, 1]),
    ([[0, 1], [[1, 0], [1, 1], [3, 1], [2, 1], [0, 2]], 2, 4], [4, 1]),
    ([[0, 0], [[1, 0], [0, 1]], 1], {"raises": "ValueError"}),
    ([[1, 0, 0], [[1, 0], [0, 1]], 1], {"raises": "ValueError"}),
    ([[2], [[1, 0], [0, 1]], 1], {"raises": "ValueError"}),
]

SCALE = [20_000]
DIMENSION = 16
NEAR = 1e-9


def _cosine(query, row):
    length = math.sqrt(math.fsum(x * x for x in row)) * math.sqrt(math.fsum(x * x for x in query))
    return math.fsum(x * y for x, y in zip(row, query)) / length if length else 0.0


def check(args, got, want):
    """The wanted rows in the wanted order; only rows whose cosines differ by rounding may swap."""
    query, items, k = args[:3]
    if not isinstance(got, list) or len(got) != len(want):
        return False
    if not all(isinstance(row, int) and not isinstance(row, bool) for row in got):
        return False
    if len(set(got)) != len(got) or not all(0 <= row < len(items) for row in got):
        return False
    return all(
        a == b or 0 < abs(_cosine(query, items[a]) - _cosine(query, items[b])) <= NEAR
        for a, b in zip(got, want)
    )


def sized(n, rng):
    """n rows of very different lengths, one in twelve of them zeros; two in a hundred are wanted."""
    items = []
    for _ in range(n):
        row = [0] * DIMENSION
        if rng.random() > 1 / 12:
            size = rng.choice([0.5, 3.0, 40.0])
            row = [round(rng.gauss(0, size), 2) for _ in range(DIMENSION)]
        items.append(row)
    query = [round(rng.gauss(0, 1), 3) or 1.0 for _ in range(DIMENSION)]
    k = rng.randint(0, n + 2) if n < 50 else n // 50
    return [query, items, k, rng.randint(1, 5) if n < 50 else 1024]
