import math
from itertools import groupby


def auc_from_scores(labels: list[int], scores: list[float]) -> float | None:
    """The chance that a positive picked at random scores higher than a negative one."""
    if len(labels) != len(scores):
        raise ValueError(f"{len(labels)} labels but {len(scores)} scores")
    for row, score in enumerate(scores):
        if not isinstance(score, (int, float)) or math.isnan(score):
            raise ValueError(f"the score of row {row} is not a number: {score!r}")
    rows = sorted(zip(scores, labels, strict=True), key=lambda row: row[0])
    twice_won = positives = negatives = 0
    for _, group in groupby(rows, key=lambda row: row[0]):
        same = [label for _, label in group]
        here = sum(same)
        others = len(same) - here
        twice_won += here * (2 * negatives + others)
        positives += here
        negatives += others
    if not positives or not negatives:
        return None
    return twice_won / (2 * positives * negatives)
