"""Whether one person can attend all meetings."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("attend all",), ("meetings", "overlap", "whether"), ("meetings conflict",))

CASES = [
    ([[[0, 30], [5, 10], [15, 20]]], False),
    ([[[7, 10], [2, 4]]], True),
    ([[[1, 2]]], True),
    ([[[1, 5], [5, 8]]], True),
    ([[[1, 9], [2, 3]]], False),
    ([[[8, 9], [1, 3], [4, 6]]], True),
    ([[[8, 9], [1, 5], [4, 6]]], False),
    ([[[1, 2], [1, 2]]], False),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return bool(call(module, {"intervals meetings m a": args[0]}))


GOOD = """
def can_attend(intervals):
    intervals.sort()
    return all(a[1] <= b[0] for a, b in zip(intervals, intervals[1:]))
"""

BAD = {
    "unsorted": GOOD.replace("    intervals.sort()\n", ""),
    "touching": GOOD.replace("a[1] <= b[0]", "a[1] < b[0]"),
}
