def label_distance(parents: dict[str, str | None], truth: str, predicted: str) -> int | None:
    """The number of steps between two labels, None if they lie in separate trees."""
    if predicted not in parents:
        raise ValueError(f"unknown label {predicted!r}")
    steps_up: dict[str, int] = {}
    label: str | None = truth
    steps = 0
    while label is not None:
        if label not in parents:
            raise ValueError(f"unknown label {label!r}")
        steps_up[label] = steps
        steps += 1
        label = parents[label]
    label = predicted
    steps = 0
    while label is not None:
        if label not in parents:
            raise ValueError(f"unknown label {label!r}")
        if label in steps_up:
            return steps + steps_up[label]
        steps += 1
        label = parents[label]
    return None
