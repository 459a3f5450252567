"""Knapsack where each item can be taken once: the best value."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("knapsack",),)

EXCEPT = ("unbounded", "fractional", "unlimited", "any number of times")

CASES = [
    ([[1, 3, 4, 5], [1, 4, 5, 7], 7], 9),
    ([[10, 20, 30], [60, 100, 120], 50], 220),
    ([[2, 2, 3], [3, 3, 4], 4], 6),
    ([[5], [10], 4], 0),
    ([[5], [10], 5], 10),
    ([[1], [10], 5], 10),
    ([[6, 5, 5], [10, 6, 6], 10], 12),
    ([[3, 4, 2], [30, 50, 15], 5], 50),
    ([[1, 2, 3], [10, 15, 40], 6], 65),
    ([[4, 3, 1], [4, 5, 1], 8], 10),
    ([[2, 3, 4, 5], [3, 4, 5, 8], 5], 8),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    weights, values, capacity = args
    names = "capacity cap w limit max_weight budget c"
    result = call(
        module,
        {"weights weight wt sizes costs": weights, "values value val v profits": values,
         names: capacity},
        {"items": list(zip(weights, values, strict=True)), names: capacity},
        {"weights weight wt sizes costs": weights, "values value val v profits": values,
         names: capacity, "n count": len(weights)},
    )  # fmt: skip
    return result[0] if isinstance(result, tuple) and result else result


GOOD = """
def knapsack(weights, values, capacity):
    best = [0] * (capacity + 1)
    for weight, value in zip(weights, values):
        for room in range(capacity, weight - 1, -1):
            best[room] = max(best[room], best[room - weight] + value)
    return best[capacity]
"""

ALSO_GOOD = (
    """
def knapSack(W, wt, val, n):
    K = [[0] * (W + 1) for _ in range(n + 1)]
    for i in range(1, n + 1):
        for w in range(W + 1):
            K[i][w] = K[i - 1][w]
            if wt[i - 1] <= w:
                K[i][w] = max(K[i][w], val[i - 1] + K[i - 1][w - wt[i - 1]])
    return K[n][W]
""",
)

BAD = {
    "item-again": GOOD.replace("range(capacity, weight - 1, -1)", "range(weight, capacity + 1)"),
    "exact-fit-missed": GOOD.replace("weight - 1, -1", "weight, -1"),
    "by-ratio": """
def knapsack(weights, values, capacity):
    total = 0
    for v, w in sorted(zip(values, weights), key=lambda p: -p[0] / p[1]):
        if w <= capacity:
            capacity -= w
            total += v
    return total
""",
}
