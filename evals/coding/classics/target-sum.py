"""Target sum: in how many ways signs before numbers make a total."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (
    ("target sum", "sign"),
    ("target sum", "+"),
    ("target sum", "plus"),
    ("assign", "signs", "target"),
)

CASES = [
    ([[1, 1, 1, 1, 1], 3], 5),
    ([[1], 1], 1),
    ([[1], 2], 0),
    ([[2, 1], 1], 1),
    ([[1, 2, 3], 0], 2),
    ([[0, 1], 1], 2),
    ([[1, 2, 1], -2], 2),
    ([[0, 0, 1], 1], 4),
    ([[2, 3, 5], 6], 1),
    ([[5, 5], 0], 2),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"nums a arr": args[0], "target s t total": args[1]})


GOOD = """
def ways(nums, target):
    found = Counter({0: 1})
    for x in nums:
        after = Counter()
        for total, count in found.items():
            after[total + x] += count
            after[total - x] += count
        found = after
    return found[target]
"""

BAD = {
    "totals-not-counts": GOOD.replace("+= count", "= 1"),
    "left-out-not-subtracted": GOOD.replace("after[total - x]", "after[total]"),
}
