"""The shortest stretch of positive numbers with a sum of at least the target."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("minimum size subarray",), ("shortest subarray", "sum"), ("smallest subarray", "sum"))

EXCEPT = ("negative",)

CASES = [
    ([[2, 3, 1, 2, 4, 3], 7], 2),
    ([[1, 4, 4], 4], 1),
    ([[1, 1, 1, 1], 11], 0),
    ([[1, 2, 3, 4, 5], 15], 5),
    ([[1, 2, 3, 4, 5], 11], 3),
    ([[5], 5], 1),
    ([[10, 2, 3], 6], 1),
    ([[5, 1, 3, 5, 10, 7, 4, 9, 2, 8], 15], 2),
    ([[2, 2, 2], 6], 3),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"nums a arr": args[0], "target s k t total": args[1]})


def check(args: Args, got: Json, want: Json) -> bool:
    """What says that there is none is left open."""
    return (got in (0, -1, None) if want == 0 else got == want) and not isinstance(got, list)


GOOD = """
def shortest(nums, target):
    left = total = 0
    best = inf
    for right, x in enumerate(nums):
        total += x
        while total >= target:
            best = min(best, right - left + 1)
            total -= nums[left]
            left += 1
    return best if best < inf else 0
"""

BAD = {
    "exactly": GOOD.replace("total >= target", "total > target"),
    "shrunk-once": GOOD.replace("while total >= target:", "if total >= target:"),
    "one-too-few": GOOD.replace("right - left + 1", "right - left"),
}
