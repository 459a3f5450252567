import math


def auc_from_scores(labels: list[int], scores: list[float]) -> float | None:
    """The chance that a positive picked at random scores higher than a negative one."""
    if len(labels) != len(scores):
        raise ValueError("labels and scores differ in length")
    if any(not isinstance(score, (int, float)) or math.isnan(score) for score in scores):
        raise ValueError("a score is not a number")
    positives = [score for label, score in zip(labels, scores, strict=True) if label]
    negatives = [score for label, score in zip(labels, scores, strict=True) if not label]
    if not positives or not negatives:
        return None
    won = 0.0
    for high in positives:
        for low in negatives:
            if high > low:
                won += 1.0
            elif high == low:
                won += 0.5
    return won / (len(positives) * len(negatives))
