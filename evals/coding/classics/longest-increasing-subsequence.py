"""Longest increasing subsequence: its length."""

from itertools import pairwise

from driving import Args, Code, Json, call, plain, prelude, same

PRELUDE = prelude()

PROMPT = (("longest", "increasing subsequence"),)

EXCEPT = ("number of longest", "non-decreasing", "nondecreasing", "how many longest")

CASES = [
    ([[10, 9, 2, 5, 3, 7, 101, 18]], 4),
    ([[0, 1, 0, 3, 2, 3]], 4),
    ([[1, 2, 3, 4, 5]], 5),
    ([[5, 4, 3, 2, 1]], 1),
    ([[3]], 1),
    ([[4, 10, 4, 3, 8, 9]], 3),
    ([[1, 3, 6, 7, 9, 4, 10, 5, 6]], 6),
    ([[-2, -1, -5, 0, 7, 3]], 4),
    ([[3, 5, 6, 2, 5, 4, 19, 5, 6, 7, 12]], 6),
    ([[8, 1, 2, 3]], 3),
    ([[1, 2, 100, 3, 4]], 4),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"nums a arr seq": args[0]}))


def check(args: Args, got: Json, want: Json) -> bool:
    """One such subsequence is as good as its length."""
    if isinstance(got, list):
        rest = iter(args[0])
        return (
            len(got) == want
            and all(isinstance(each, int) for each in got)
            and all(a < b for a, b in pairwise(got))
            and all(each in rest for each in got)
        )
    return same(got, want)


GOOD = """
def lis(nums):
    tails = []
    for x in nums:
        at = bisect_left(tails, x)
        tails[at:at + 1] = [x]
    return len(tails)
"""

BAD = {
    "equal-allowed": GOOD.replace("bisect_left", "bisect_right"),
    "last-cell": """
def lis(nums):
    best = [1] * len(nums)
    for i in range(len(nums)):
        for j in range(i):
            if nums[j] < nums[i]:
                best[i] = max(best[i], best[j] + 1)
    return best[-1]
""",
    "contiguous": """
def lis(nums):
    longest = run = 1
    for a, b in zip(nums, nums[1:]):
        run = run + 1 if b > a else 1
        longest = max(longest, run)
    return longest
""",
}
