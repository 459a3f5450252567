def fit_ridge(
    rows: list[list[float]],
    targets: list[float],
    batch_size: int,
    rate: float,
    penalty: float,
    tolerance: float,
    max_epochs: int,
) -> dict[str, object]:
    """Fits a ridge regression by gradient descent in batches.

    The loss is the mean squared error plus the penalty times the sum of the squared weights.
    Weights and bias start at nought. The fit ends after an epoch in which the loss over all rows
    fell by less than the tolerance, or after max_epochs.

    Returns:
        {"weights": [one for each feature], "bias": a number, "epochs": how many were run}
    """
    raise NotImplementedError
