"""Largest sum, or average, of k numbers that stand together."""

from driving import Args, Code, Json, call, prelude, same

PRELUDE = prelude()

PROMPT = (
    ("maximum", "subarray of size k"),
    ("max", "subarray of size k"),
    ("maximum average subarray",),
    ("maximum sum", "window of size"),
    ("largest sum", "k consecutive"),
)

CASES = [
    ([[2, 1, 5, 1, 3, 2], 3], 9),
    ([[2, 3, 4, 1, 5], 2], 7),
    ([[5], 1], 5),
    ([[-1, -2, -3, -4], 2], -3),
    ([[1, 2, 3], 3], 6),
    ([[1, 12, -5, -6, 50, 3], 4], 51),
    ([[9, 1, 1, 1], 2], 10),
    ([[1, 1, 1, 9], 2], 10),
    ([[4, 0, 4, 0, 5], 1], 5),
]


def drive(module: Code, args: Args) -> Json:
    """Gives the sum; where two twos have the value 2, the average is meant."""
    nums, k = args
    names = "nums a arr", "k n size"
    small = call(module, dict(zip(names, ([2, 2], 2), strict=True)))
    value = call(module, dict(zip(names, (nums, k), strict=True)))
    return value * k if small == 2 else value


def check(args: Args, got: Json, want: Json) -> bool:
    """Within rounding."""
    return same(got, want)


GOOD = """
def max_sum(nums, k):
    best = total = sum(nums[:k])
    for i in range(k, len(nums)):
        total += nums[i] - nums[i - k]
        best = max(best, total)
    return best
"""

ALSO_GOOD = (GOOD.replace("return best", "return best / k"),)

BAD = {
    "last-missed": GOOD.replace("range(k, len(nums))", "range(k, len(nums) - 1)"),
    "from-zero": """
def max_sum(nums, k):
    best = 0
    for i in range(len(nums) - k + 1):
        best = max(best, sum(nums[i:i + k]))
    return best
""",
    "nothing-leaves": GOOD.replace(" - nums[i - k]", ""),
}
