"""The fewest squares that add up to n."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("perfect squares",), ("fewest squares",), ("perfect square numbers", "sum"))

CASES = [
    ([12], 3),
    ([13], 2),
    ([1], 1),
    ([4], 1),
    ([7], 4),
    ([18], 2),
    ([43], 3),
    ([48], 3),
    ([2], 2),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"n number": args[0]})


GOOD = """
def num_squares(n):
    best = [0] * (n + 1)
    for i in range(1, n + 1):
        best[i] = 1 + min(best[i - k * k] for k in range(1, int(i ** 0.5) + 1))
    return best[n]
"""

BAD = {
    "greedy": """
def num_squares(n):
    count = 0
    while n:
        n -= int(n ** 0.5) ** 2
        count += 1
    return count
""",
    "own-square-missed": GOOD.replace("int(i ** 0.5) + 1", "max(2, int(i ** 0.5))"),
}
