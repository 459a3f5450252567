import math
from itertools import groupby


def auc_from_scores(labels: list[int], scores: list[float]) -> float | None:
    """The chance that a positive picked at random scores higher than a negative one."""
    if any(not isinstance(score, (int, float)) or math.isnan(score) for score in scores):
        raise ValueError("a score is not a number")
    rows = sorted(zip(scores, labels), key=lambda row: row[0])
    won, positives, negatives = 0.0, 0, 0
    for _, group in groupby(rows, key=lambda row: row[0]):
        same = [label for _, label in group]
        here = sum(same)
        others = len(same) - here
        won += here * (negatives + others / 2)
        positives += here
        negatives += others
    pairs = positives * negatives
    return won / pairs if pairs else None
