"""Longest run of consecutive numbers, whatever their order."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("longest consecutive",),)

CASES = [
    ([[100, 4, 200, 1, 3, 2]], 4),
    ([[0, 3, 7, 2, 5, 8, 4, 6, 0, 1]], 9),
    ([[1, 2, 0, 1]], 3),
    ([[5]], 1),
    ([[9, 1, 4, 7, 3, -1, 0, 5, 8, -1, 6]], 7),
    ([[1, 3, 5]], 1),
    ([[2, 2, 2]], 1),
    ([[-3, -2, -1, 0, 10]], 4),
    ([[10, 11, 1, 2, 3]], 3),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"nums a arr numbers": args[0]})


GOOD = """
def longest(nums):
    known, best = set(nums), 0
    for x in known:
        if x - 1 not in known:
            y = x
            while y + 1 in known:
                y += 1
            best = max(best, y - x + 1)
    return best
"""

BAD = {
    "repeat-breaks-run": """
def longest(nums):
    nums.sort()
    best = run = 1
    for a, b in zip(nums, nums[1:]):
        run = run + 1 if b == a + 1 else 1
        best = max(best, run)
    return best
""",
    "last-run-missed": """
def longest(nums):
    nums = sorted(set(nums))
    best = run = 1
    for a, b in zip(nums, nums[1:]):
        if b == a + 1:
            run += 1
        else:
            best = max(best, run)
            run = 1
    return best
""",
}
