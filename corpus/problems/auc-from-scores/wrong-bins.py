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
    bins = 1000
    tops, bottoms = [0] * bins, [0] * bins
    for label, score in zip(labels, scores, strict=True):
        place = min(bins - 1, max(0, int(score * bins)))
        (tops if label else bottoms)[place] += 1
    won, below = 0.0, 0
    for top, bottom in zip(tops, bottoms, strict=True):
        won += top * (below + bottom / 2)
        below += bottom
    return won / (positives * negatives)
