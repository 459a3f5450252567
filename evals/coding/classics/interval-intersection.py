"""Intersections of two sorted lists of intervals."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("interval", "intersection"), ("intersection of two", "interval"))

CASES = [
    ([[[0, 2], [5, 10], [13, 23], [24, 25]], [[1, 5], [8, 12], [15, 24], [25, 26]]],
     [[1, 2], [5, 5], [8, 10], [15, 23], [24, 24], [25, 25]]),
    ([[[1, 3], [5, 9]], [[10, 12]]], []),
    ([[[1, 9]], [[2, 3], [5, 6]]], [[2, 3], [5, 6]]),
    ([[[2, 3], [5, 6]], [[1, 9]]], [[2, 3], [5, 6]]),
    ([[[1, 4]], [[1, 4]]], [[1, 4]]),
    ([[[1, 4], [6, 9]], [[3, 7]]], [[3, 4], [6, 7]]),
    ([[[3, 10]], [[5, 10]]], [[5, 10]]),
    ([[[1, 2], [4, 8]], [[5, 6], [7, 9], [10, 12]]], [[5, 6], [7, 8]]),
]  # fmt: skip


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"first a firstlist x": args[0], "second b secondlist y": args[1]}))


def check(args: Args, got: Json, want: Json) -> bool:
    """Intervals that share only a point may be left out."""
    return bool(got in (want, [each for each in want if each[0] < each[1]]))


GOOD = """
def intersect(a, b):
    i = j = 0
    out = []
    while i < len(a) and j < len(b):
        low, high = max(a[i][0], b[j][0]), min(a[i][1], b[j][1])
        if low <= high:
            out.append([low, high])
        if a[i][1] < b[j][1]:
            i += 1
        else:
            j += 1
    return out
"""

BAD = {
    "wrong-one-moves": GOOD.replace("a[i][1] < b[j][1]", "a[i][1] > b[j][1]"),
    "both-move": GOOD.replace(
        "            i += 1\n        else:\n            j += 1",
        "            i += 1\n        j += 1",
    ),
}
