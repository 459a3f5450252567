def auc_from_scores(labels: list[int], scores: list[float]) -> float | None:
    """The chance that a positive picked at random scores higher than a negative one.

    An equal score counts as one half.

    Args:
        labels: of each row, 1 for a positive and 0 for a negative.
        scores: the model's score of each row, in the same order.
    """
    raise NotImplementedError
