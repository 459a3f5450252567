"""Longest run of ones after at most k flips."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("consecutive ones",), ("consecutive 1s",), ("consecutive 1's",))

CASES = [
    ([[1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 0], 2], 6),
    ([[0, 0, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1], 3], 10),
    ([[1, 1, 0, 1, 1, 1], 0], 3),
    ([[0, 0, 0], 0], 0),
    ([[1, 1], 1], 2),
    ([[0, 1, 0], 1], 2),
    ([[0], 1], 1),
    ([[1, 0, 1, 0, 1], 1], 3),
    ([[1, 0, 1, 1, 0, 1], 0], 2),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; one without flips only where none are allowed."""
    nums, k = args
    try:
        return call(module, {"nums a arr bits": nums, "k flips": k})
    except LookupError as error:
        if type(error) is not LookupError:
            raise
    return call(module, {"nums a arr bits": nums}) if k == 0 else "takes no k"


def check(args: Args, got: Json, want: Json) -> bool:
    """Where no flips are meant there are none."""
    return got == "takes no k" or bool(isinstance(got, int) and got == want)


GOOD = """
def longest_ones(nums, k):
    left = zeros = best = 0
    for right, x in enumerate(nums):
        zeros += x == 0
        while zeros > k:
            zeros -= nums[left] == 0
            left += 1
        best = max(best, right - left + 1)
    return best
"""

ALSO_GOOD = (
    """
def longest_ones(nums):
    best = run = 0
    for x in nums:
        run = run + 1 if x else 0
        best = max(best, run)
    return best
""",
)

BAD = {
    "one-flip-more": GOOD.replace("zeros > k", "zeros > k + 1"),
    "last-run": ALSO_GOOD[0].replace("return best", "return run"),
    "one-too-few": GOOD.replace("right - left + 1", "right - left"),
}
