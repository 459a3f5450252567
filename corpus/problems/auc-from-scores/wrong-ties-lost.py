import math


def auc_from_scores(labels: list[int], scores: list[float]) -> float | None:
    """The chance that a positive picked at random scores higher than a negative one."""
    if len(labels) != len(scores):
        raise ValueError("labels and scores differ in length")
    if any(not isinstance(score, (int, float)) or math.isnan(score) for score in scores):
        raise ValueError("a score is not a number")
    positives = sum(labels)
    negatives = len(labels) - positives
    if not positives or not negatives:
        return None
    rows = sorted(zip(scores, labels, strict=True), key=lambda row: (row[0], -row[1]))
    won = below = 0
    for _, label in rows:
        if label:
            won += below
        else:
            below += 1
    return won / (positives * negatives)
