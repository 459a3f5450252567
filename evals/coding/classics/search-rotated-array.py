"""Binary search in a rotated sorted array."""

from driving import Args, Code, Json, call, nothing, prelude, same

PRELUDE = prelude()

PROMPT = (("rotated", "search"), ("rotated", "find"), ("rotated sorted array",))

EXCEPT = ("duplicates", "find the minimum", "find minimum")

CASES = [
    ([[4, 5, 6, 7, 0, 1, 2], 0], 4),
    ([[4, 5, 6, 7, 0, 1, 2], 3], -1),
    ([[4, 5, 6, 7, 0, 1, 2], 4], 0),
    ([[4, 5, 6, 7, 0, 1, 2], 2], 6),
    ([[4, 5, 6, 7, 0, 1, 2], 7], 3),
    ([[1], 0], -1),
    ([[1], 1], 0),
    ([[3, 1], 1], 1),
    ([[3, 1], 3], 0),
    ([[1, 3], 3], 1),
    ([[5, 1, 3], 5], 0),
    ([[5, 1, 3], 3], 2),
    ([[1, 2, 3, 4, 5], 4], 3),
    ([[2, 3, 4, 5, 1], 1], 4),
    ([[6, 7, 1, 2, 3, 4, 5], 6], 0),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"nums a arr numbers": args[0], "target t x k key": args[1]})


def check(args: Args, got: Json, want: Json) -> bool:
    """What says that it is not there is left open."""
    if want == -1:
        return nothing(got)
    return got is True or (got is not False and same(got, want))


GOOD = """
def search(nums, target):
    lo, hi = 0, len(nums) - 1
    while lo <= hi:
        mid = (lo + hi) // 2
        if nums[mid] == target:
            return mid
        if nums[lo] <= nums[mid]:
            if nums[lo] <= target < nums[mid]:
                hi = mid - 1
            else:
                lo = mid + 1
        elif nums[mid] < target <= nums[hi]:
            lo = mid + 1
        else:
            hi = mid - 1
    return -1
"""

BAD = {
    "plain-search": """
def search(nums, target):
    lo, hi = 0, len(nums) - 1
    while lo <= hi:
        mid = (lo + hi) // 2
        if nums[mid] == target:
            return mid
        if nums[mid] < target:
            lo = mid + 1
        else:
            hi = mid - 1
    return -1
""",
    "one-left-missed": GOOD.replace("while lo <= hi:", "while lo < hi:"),
    "two-left": GOOD.replace("if nums[lo] <= nums[mid]:", "if nums[lo] < nums[mid]:"),
    "first-missed": GOOD.replace("nums[lo] <= target <", "nums[lo] < target <"),
}
