"""Climbing stairs: in how many ways n steps can be climbed by one or two."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("climbing stairs",), ("climb", "stair", "ways"), ("staircase", "ways"))

EXCEPT = ("cost", "three steps", "up to k", "1, 2 or 3", "1, 2, or 3", "k steps")

CASES = [
    ([1], 1),
    ([2], 2),
    ([3], 3),
    ([4], 5),
    ([5], 8),
    ([6], 13),
    ([10], 89),
    ([20], 10946),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"n steps stairs": args[0]})


GOOD = """
def climb(n):
    a, b = 1, 1
    for _ in range(n):
        a, b = b, a + b
    return a
"""

BAD = {
    "fibonacci-shifted": GOOD.replace("a, b = 1, 1", "a, b = 0, 1"),
    "three-steps": """
def climb(n):
    if n < 0:
        return 0
    return 1 if n == 0 else climb(n - 1) + climb(n - 2) + climb(n - 3)
""",
}
