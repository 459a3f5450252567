"""Insert an interval into sorted ones that do not overlap."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("insert interval",), ("insert", "interval", "sorted"), ("insert a new interval",))

CASES = [
    ([[[1, 3], [6, 9]], [2, 5]], [[1, 5], [6, 9]]),
    ([[[1, 2], [3, 5], [6, 7], [8, 10], [12, 16]], [4, 8]], [[1, 2], [3, 10], [12, 16]]),
    ([[[4, 6]], [1, 2]], [[1, 2], [4, 6]]),
    ([[[4, 6]], [8, 9]], [[4, 6], [8, 9]]),
    ([[[1, 9]], [3, 4]], [[1, 9]]),
    ([[[3, 4]], [1, 9]], [[1, 9]]),
    ([[[1, 2], [8, 9]], [4, 5]], [[1, 2], [4, 5], [8, 9]]),
    ([[[1, 3], [5, 7], [9, 11]], [2, 10]], [[1, 11]]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    result = call(module, {"intervals a": args[0], "new_interval newinterval new b": args[1]})
    return plain(args[0] if result is None else result)


GOOD = """
def insert(intervals, new):
    start, end = new
    before = [x for x in intervals if x[1] < start]
    after = [x for x in intervals if x[0] > end]
    touched = intervals[len(before):len(intervals) - len(after)]
    if touched:
        start, end = min(start, touched[0][0]), max(end, touched[-1][1])
    return before + [[start, end]] + after
"""

BAD = {
    "end-of-new": GOOD.replace("max(end, touched[-1][1])", "end"),
    "start-of-new": GOOD.replace("min(start, touched[0][0])", "start"),
    "first-touched-only": GOOD.replace("touched[-1][1]", "touched[0][1]"),
}
