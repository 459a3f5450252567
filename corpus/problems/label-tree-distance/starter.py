def label_distance(parents: dict[str, str | None], truth: str, predicted: str) -> int | None:
    """The number of steps along the tree from the true to the predicted label.

    Args:
        parents: for every label its parent; None for the root.
        truth: the true label.
        predicted: the predicted label, not always a leaf.

    Returns:
        The number of steps.

    Raises:
        ValueError: if the input is at fault.
    """
    raise NotImplementedError
