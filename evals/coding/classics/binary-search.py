"""Binary search in a sorted array."""

from driving import Args, Code, Json, call, nothing, prelude, same

PRELUDE = prelude()

PROMPT = (
    ("binary search in a sorted",),
    ("implement binary search",),
    ("binary search: find",),
    ("binary search over a sorted",),
)

EXCEPT = ("rotated", "2d", "matrix")

CASES = [
    ([[-1, 0, 3, 5, 9, 12], 9], 4),
    ([[-1, 0, 3, 5, 9, 12], 2], -1),
    ([[5], 5], 0),
    ([[5], 4], -1),
    ([[1, 2], 1], 0),
    ([[1, 2], 2], 1),
    ([[1, 2, 3, 4], 4], 3),
    ([[1, 2, 3, 4], 1], 0),
    ([[1, 2, 3, 4], 5], -1),
    ([[1, 2, 3, 4], 0], -1),
    ([[2, 4, 6, 8, 10, 12, 14], 6], 2),
    ([[2, 4, 6, 8, 10, 12, 14], 12], 5),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"nums a arr numbers": args[0], "target t x k key": args[1]})


def check(args: Args, got: Json, want: Json) -> bool:
    """What says that it is not there is left open."""
    return nothing(got) if want == -1 else got is True or (got is not False and same(got, want))


GOOD = """
def binary_search(a, x):
    lo, hi = 0, len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid] < x:
            lo = mid + 1
        else:
            hi = mid
    return lo if lo < len(a) and a[lo] == x else -1
"""

BAD = {
    "endless": GOOD.replace("lo = mid + 1", "lo = mid"),
    "one-left-missed": """
def binary_search(a, x):
    lo, hi = 0, len(a) - 1
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid] == x:
            return mid
        if a[mid] < x:
            lo = mid + 1
        else:
            hi = mid - 1
    return -1
""",
    "not-checked": GOOD.replace("lo if lo < len(a) and a[lo] == x else -1", "lo"),
}
