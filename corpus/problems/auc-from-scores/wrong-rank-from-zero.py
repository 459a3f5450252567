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
    ordered = sorted(scores)
    first, last = {}, {}
    for rank, score in enumerate(ordered):
        first.setdefault(score, rank)
        last[score] = rank
    ranks = [(first[score] + last[score]) / 2 for score in scores]
    rank_sum = sum(rank for rank, label in zip(ranks, labels, strict=True) if label)
    return (rank_sum - positives * (positives + 1) / 2) / (positives * negatives)
