"""Intersection over union of two boxes."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("intersection over union",), ("iou", "boxes"), ("intersection-over-union",))

CASES = [
    ([[0, 0, 2, 2], [1, 1, 3, 3]], 1 / 7),
    ([[0, 0, 2, 2], [0, 0, 2, 2]], 1.0),
    ([[0, 0, 1, 1], [2, 2, 3, 3]], 0.0),
    ([[0, 0, 4, 4], [1, 1, 2, 2]], 1 / 16),
    ([[0, 0, 1, 1], [3, 0, 4, 1]], 0.0),
    ([[0, 0, 4, 2], [2, 0, 6, 2]], 1 / 3),
    ([[0, 0, 10, 10], [5, 5, 15, 15]], 25 / 175),
    ([[0, 5, 1, 6], [0, 0, 1, 1]], 0.0),
    ([[-2, -2, 0, 0], [-1, -1, 1, 1]], 1 / 7),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return float(
        call(module, {"a box1 box_a boxa first b1": args[0], "b box2 box_b second b2": args[1]})
    )


GOOD = """
def iou(a, b):
    w = min(a[2], b[2]) - max(a[0], b[0])
    h = min(a[3], b[3]) - max(a[1], b[1])
    inter = max(0, w) * max(0, h)
    union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - inter
    return inter / union if union else 0.0
"""

BAD = {
    "two-negatives": GOOD.replace("max(0, w) * max(0, h)", "max(0, w * h)"),
    "union-counts-twice": GOOD.replace(" - inter\n", "\n"),
    "negative": GOOD.replace("max(0, w) * max(0, h)", "w * h"),
}
