"""Maximum subarray: the largest sum of numbers that stand together."""

from driving import Args, Code, Json, call, plain, prelude, same

PRELUDE = prelude()

PROMPT = (
    ("maximum subarray",),
    ("max subarray",),
    ("subarray", "largest sum"),
    ("subarray", "maximum sum"),
    ("kadane",),
)

EXCEPT = ("circular", "size k", "length k", "product", "at least k")

CASES = [
    ([[-2, 1, -3, 4, -1, 2, 1, -5, 4]], 6),
    ([[1]], 1),
    ([[5, 4, -1, 7, 8]], 23),
    ([[-3, -1, -2]], -1),
    ([[-5]], -5),
    ([[0, -1, 0]], 0),
    ([[2, -1, 2, -1, 4]], 6),
    ([[3, -4, 5]], 5),
    ([[-1, 2, 3, -9, 4, 4]], 8),
    ([[1, 2, 3]], 6),
    ([[8, -19, 5, -4, 20]], 21),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"nums a arr numbers": args[0]}))


def check(args: Args, got: Json, want: Json) -> bool:
    """The stretch itself, or the sum with where it lies, will do as well."""
    if isinstance(got, list) and got:
        return same(got[0], want) or (
            all(isinstance(each, int) for each in got)
            and sum(got) == want
            and any(args[0][i : i + len(got)] == got for i in range(len(args[0])))
        )
    return same(got, want)


GOOD = """
def max_subarray(nums):
    best = here = nums[0]
    for x in nums[1:]:
        here = max(x, here + x)
        best = max(best, here)
    return best
"""

BAD = {
    "never-below-zero": """
def max_subarray(nums):
    best = here = 0
    for x in nums:
        here = max(0, here + x)
        best = max(best, here)
    return best
""",
    "last-run": GOOD.replace("return best", "return here"),
    "never-restarts": GOOD.replace("max(x, here + x)", "here + x"),
}
