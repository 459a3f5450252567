"""Meeting rooms: how many are needed."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (
    ("meeting rooms", "minimum"),
    ("meeting rooms", "how many"),
    ("meeting rooms ii",),
    ("fewest rooms",),
    ("number of rooms",),
    ("rooms needed",),
    ("number of meeting rooms",),
    ("number of conference rooms",),
)

CASES = [
    ([[[0, 30], [5, 10], [15, 20]]], 2),
    ([[[7, 10], [2, 4]]], 1),
    ([[[1, 5], [2, 6], [3, 7]]], 3),
    ([[[1, 10]]], 1),
    ([[[1, 4], [5, 8], [9, 12]]], 1),
    ([[[1, 20], [2, 4], [5, 7], [6, 9]]], 3),
    ([[[9, 10], [4, 9], [4, 17]]], 2),
    ([[[1, 5], [5, 10]]], 1),
    ([[[1, 4], [1, 4], [1, 4]]], 3),
    ([[[2, 11], [6, 16], [11, 16]]], 2),
    ([[[1, 3], [8, 10], [2, 9], [4, 7], [5, 6]]], 3),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"intervals meetings m a": args[0]},
                {"starts start s": [each[0] for each in args[0]],
                 "ends end e": [each[1] for each in args[0]]})  # fmt: skip


GOOD = """
def rooms(intervals):
    ends = []
    for start, end in sorted(intervals):
        if ends and ends[0] <= start:
            heapreplace(ends, end)
        else:
            heappush(ends, end)
    return len(ends)
"""

ALSO_GOOD = (
    """
class Solution:
    def minMeetingRooms(self, intervals: List[List[int]]) -> int:
        events = sorted([(s, 1) for s, _ in intervals] + [(e, -1) for _, e in intervals])
        best = now = 0
        for _, change in events:
            now += change
            best = max(best, now)
        return best
""",
)

BAD = {
    "unsorted": GOOD.replace("sorted(intervals)", "intervals"),
    "touching-overlaps": GOOD.replace("ends[0] <= start", "ends[0] < start"),
    "overlaps-with-previous": """
def rooms(intervals):
    intervals.sort()
    count = best = 1
    for a, b in zip(intervals, intervals[1:]):
        if b[0] < a[1]:
            count += 1
            best = max(best, count)
        else:
            count = 1
    return best
""",
}
