"""How many stretches of a list add up to k."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (
    ("subarray sum equals",),
    ("subarrays", "sum equals"),
    ("subarrays", "sum to"),
    ("subarrays", "sum is"),
    ("subarray sums to",),
    ("contiguous subarrays", "sum"),
)

EXCEPT = ("longest", "shortest", "multiple of", "divisible", "maximum length")

CASES = [
    ([[1, 1, 1], 2], 2),
    ([[1, 2, 3], 3], 2),
    ([[1], 0], 0),
    ([[1, -1, 0], 0], 3),
    ([[3, 4, 7, 2, -3, 1, 4, 2], 7], 4),
    ([[0, 0, 0], 0], 6),
    ([[-1, -1, 1], 0], 1),
    ([[5], 5], 1),
    ([[2, -2, 2, -2], 0], 4),
    ([[1, 2, 1, 2, 1], 3], 4),
    ([[-1, -1, -1], -2], 2),
    ([[10, 2, -2, -20, 10], -10], 3),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"nums a arr numbers": args[0], "k target t total": args[1]})


GOOD = """
def subarray_sum(nums, k):
    seen, total, found = Counter([0]), 0, 0
    for x in nums:
        total += x
        found += seen[total - k]
        seen[total] += 1
    return found
"""

BAD = {
    "window": """
def subarray_sum(nums, k):
    left = total = found = 0
    for right, x in enumerate(nums):
        total += x
        while total > k and left <= right:
            total -= nums[left]
            left += 1
        found += total == k
    return found
""",
    "empty-start-missed": GOOD.replace("Counter([0])", "Counter()"),
    "added-first": GOOD.replace(
        "found += seen[total - k]\n        seen[total] += 1",
        "seen[total] += 1\n        found += seen[total - k]",
    ),
    "seen-once": GOOD.replace("seen[total] += 1", "seen[total] = 1"),
}
