"""The k points closest to the origin."""

from driving import Args, Code, Json, call, plain, prelude, same_bag

PRELUDE = prelude()

PROMPT = (("closest points",), ("points", "closest to the origin"), ("nearest points", "origin"))

CASES = [
    ([[[1, 3], [-2, 2]], 1], [[-2, 2]]),
    ([[[3, 3], [5, -1], [-2, 4]], 2], [[3, 3], [-2, 4]]),
    ([[[0, 0]], 1], [[0, 0]]),
    ([[[1, 0], [0, 2], [3, 0]], 2], [[1, 0], [0, 2]]),
    ([[[6, 10], [-3, 3], [-2, 5], [0, 2]], 3], [[0, 2], [-3, 3], [-2, 5]]),
    ([[[-5, -5], [4, 4]], 1], [[4, 4]]),
    ([[[0, 5], [3, 3], [-4, 1], [1, 1]], 2], [[1, 1], [-4, 1]]),
    ([[[2, 2], [1, 1]], 2], [[1, 1], [2, 2]]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"points p": args[0], "k n": args[1]}))


def check(args: Args, got: Json, want: Json) -> bool:
    """In any order."""
    return same_bag(got, want)


GOOD = """
def k_closest(points, k):
    heap = []
    for x, y in points:
        heappush(heap, (-(x * x + y * y), x, y))
        if len(heap) > k:
            heappop(heap)
    return [[x, y] for _, x, y in heap]
"""

BAD = {
    "farthest": GOOD.replace("-(x * x + y * y)", "x * x + y * y"),
    "signed": """
def k_closest(points, k):
    return sorted(points, key=lambda p: p[0] + p[1])[:k]
""",
    "one-axis": """
def k_closest(points, k):
    return sorted(points, key=lambda p: (abs(p[0]), abs(p[1])))[:k]
""",
}
