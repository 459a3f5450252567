"""Maximum product of numbers that stand together."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (
    ("maximum product subarray",),
    ("max product subarray",),
    ("subarray", "largest product"),
    ("subarray", "maximum product"),
)

CASES = [
    ([[2, 3, -2, 4]], 6),
    ([[-2, 0, -1]], 0),
    ([[-2, 3, -4]], 24),
    ([[-3]], -3),
    ([[4]], 4),
    ([[-2, -3, -4]], 12),
    ([[2, -5, -2, -4, 3]], 24),
    ([[0, 2]], 2),
    ([[1, 0, -1, 2, 3, -5, -2]], 60),
    ([[-1, 4, -2, 5]], 40),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"nums a arr numbers": args[0]})


GOOD = """
def max_product(nums):
    best = high = low = nums[0]
    for x in nums[1:]:
        options = (x, high * x, low * x)
        high, low = max(options), min(options)
        best = max(best, high)
    return best
"""

BAD = {
    "like-sums": """
def max_product(nums):
    best = here = nums[0]
    for x in nums[1:]:
        here = max(x, here * x)
        best = max(best, here)
    return best
""",
    "high-overwritten": """
def max_product(nums):
    best = high = low = nums[0]
    for x in nums[1:]:
        high = max(x, high * x, low * x)
        low = min(x, high * x, low * x)
        best = max(best, high)
    return best
""",
}
