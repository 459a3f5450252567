"""Non-maximum suppression of boxes."""

import numpy as np
from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("non-max",), ("non max",), ("nms",))

_A, _B, _C, _D = [0, 0, 10, 10], [1, 1, 11, 11], [20, 20, 30, 30], [0, 6, 10, 16]

# Boxes, scores and a threshold; wanted are the numbers of the boxes that are kept.
CASES = [
    ([[_A, _B, _C], [0.9, 0.8, 0.7], 0.5], [0, 2]),
    ([[_A, _B, _C], [0.8, 0.9, 0.7], 0.5], [1, 2]),
    ([[_A], [0.3], 0.5], [0]),
    ([[_A, _C], [0.2, 0.9], 0.5], [0, 1]),
    ([[_A, _A, _A], [0.5, 0.7, 0.6], 0.5], [1]),
    ([[_A, _D], [0.9, 0.8], 0.5], [0, 1]),
    ([[_A, _D], [0.9, 0.8], 0.1], [0]),
    ([[[0, 0, 10, 10], [0, 4, 10, 14], [0, 8, 10, 18]], [0.9, 0.8, 0.7], 0.4], [0, 2]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; boxes that are kept are turned into numbers."""
    boxes = np.array(args[0], float)
    threshold = "threshold iou_threshold t thresh iou_thresh"
    found = plain(
        call(
            module,
            {"boxes b": boxes, "scores s": np.array(args[1]), threshold: args[2]},
            {"boxes b": [list(each) for each in args[0]], "scores s": args[1], threshold: args[2]},
            {"boxes b detections": [(*b, s) for b, s in zip(args[0], args[1], strict=True)],
             threshold: args[2]},
            like="nms non_max_suppression suppress",
            unlike="iou",
        )
    )  # fmt: skip
    if isinstance(found, tuple):
        found = found[0]
    if not isinstance(found, list):
        return found
    return sorted(_number(each, args[0]) for each in found)


def _number(each: Json, boxes: Json) -> int:
    if not isinstance(each, list):
        return int(each)
    near = [sum(abs(a - b) for a, b in zip(each, box, strict=False)) for box in boxes]
    return near.index(min(near))


GOOD = """
def iou(a, b):
    w = max(0, min(a[2], b[2]) - max(a[0], b[0]))
    h = max(0, min(a[3], b[3]) - max(a[1], b[1]))
    inter = w * h
    return inter / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - inter)

def nms(boxes, scores, threshold):
    order = sorted(range(len(boxes)), key=lambda i: -scores[i])
    kept = []
    for i in order:
        if all(iou(boxes[i], boxes[j]) <= threshold for j in kept):
            kept.append(i)
    return kept
"""

BAD = {
    "not-sorted": GOOD.replace("key=lambda i: -scores[i]", "key=lambda i: i"),
    "lowest-first": GOOD.replace("-scores[i]", "scores[i]"),
    "suppressed-suppress": GOOD.replace("for j in kept", "for j in order[:order.index(i)]"),
}
