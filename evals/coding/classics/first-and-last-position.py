"""First and last place of a number in a sorted array."""

from driving import Args, Code, Json, call, nothing, plain, prelude, same

PRELUDE = prelude()

PROMPT = (("first and last position",), ("first and last occurrence",), ("first and last index",))

CASES = [
    ([[5, 7, 7, 8, 8, 10], 8], [3, 4]),
    ([[5, 7, 7, 8, 8, 10], 6], [-1, -1]),
    ([[5, 7, 7, 8, 8, 10], 5], [0, 0]),
    ([[5, 7, 7, 8, 8, 10], 10], [5, 5]),
    ([[1], 1], [0, 0]),
    ([[2, 2], 2], [0, 1]),
    ([[2, 2, 2, 2, 2], 2], [0, 4]),
    ([[1, 2, 2, 3], 3], [3, 3]),
    ([[1, 3], 2], [-1, -1]),
    ([[1, 3], 9], [-1, -1]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"nums a arr numbers": args[0], "target t x k": args[1]}))


def check(args: Args, got: Json, want: Json) -> bool:
    """What says that it is not there is left open."""
    missing = want == [-1, -1]
    return (nothing(got) or got in ([-1, -1], [None, None])) if missing else same(got, want)


GOOD = """
def search_range(nums, target):
    first = bisect_left(nums, target)
    if first == len(nums) or nums[first] != target:
        return [-1, -1]
    return [first, bisect_right(nums, target) - 1]
"""

BAD = {
    "past-the-last": GOOD.replace("bisect_right(nums, target) - 1", "bisect_right(nums, target)"),
    "any": """
def search_range(nums, target):
    lo, hi = 0, len(nums) - 1
    while lo <= hi:
        mid = (lo + hi) // 2
        if nums[mid] == target:
            return [mid, mid]
        if nums[mid] < target:
            lo = mid + 1
        else:
            hi = mid - 1
    return [-1, -1]
""",
}
