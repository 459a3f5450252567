"""Merge overlapping intervals."""

from driving import Args, Code, Json, call, plain, prelude, same_bag

PRELUDE = prelude()

PROMPT = (
    ("merge intervals",),
    ("merge overlapping",),
    ("overlapping intervals", "merge"),
    ("merging intervals",),
    ("merging overlapping",),
)

EXCEPT = ("insert", "remove", "intersection")

CASES = [
    ([[[1, 3], [2, 6], [8, 10], [15, 18]]], [[1, 6], [8, 10], [15, 18]]),
    ([[[1, 10], [2, 3], [4, 5]]], [[1, 10]]),
    ([[[8, 10], [1, 3], [2, 6]]], [[1, 6], [8, 10]]),
    ([[[1, 4]]], [[1, 4]]),
    ([[[1, 4], [0, 2]]], [[0, 4]]),
    ([[[1, 4], [0, 5]]], [[0, 5]]),
    ([[[1, 2], [4, 6], [8, 9]]], [[1, 2], [4, 6], [8, 9]]),
    ([[[1, 5], [2, 3], [4, 8], [7, 9]]], [[1, 9]]),
    ([[[1, 4], [1, 4]]], [[1, 4]]),
    ([[[5, 9], [1, 12], [20, 30], [25, 26]]], [[1, 12], [20, 30]]),
    ([[[-5, -1], [-3, 2], [4, 6]]], [[-5, 2], [4, 6]]),
    ([[[2, 3], [6, 8], [1, 9], [12, 14], [13, 20]]], [[1, 9], [12, 20]]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; it may merge in place."""
    intervals = args[0]
    result = call(module, {"intervals i a ranges": intervals},
                  {"intervals i a ranges": [tuple(each) for each in intervals]})  # fmt: skip
    return plain(intervals if result is None else result)


def check(args: Args, got: Json, want: Json) -> bool:
    """In any order."""
    return same_bag(got, want)


GOOD = """
def merge(intervals):
    out = []
    for start, end in sorted(intervals):
        if out and start <= out[-1][1]:
            out[-1][1] = max(out[-1][1], end)
        else:
            out.append([start, end])
    return out
"""

ALSO_GOOD = (
    """
class Solution:
    def merge(self, intervals: List[List[int]]) -> List[List[int]]:
        intervals.sort(key=lambda x: x[0])
        merged = [intervals[0]]
        for cur in intervals[1:]:
            last = merged[-1]
            if cur[0] > last[1]:
                merged.append(cur)
            else:
                merged[-1] = (last[0], max(last[1], cur[1]))
        return merged
""",
)

BAD = {
    "end-replaced": GOOD.replace("max(out[-1][1], end)", "end"),
    "unsorted": GOOD.replace("sorted(intervals)", "intervals"),
    "last-missed": """
def merge(intervals):
    intervals.sort()
    out = []
    start, end = intervals[0]
    for a, b in intervals[1:]:
        if a <= end:
            end = max(end, b)
        else:
            out.append([start, end])
            start, end = a, b
    return out
""",
    "by-end": GOOD.replace("sorted(intervals)", "sorted(intervals, key=lambda x: x[1])"),
}
