def label_distance(parents: dict[str, str | None], truth: str, predicted: str) -> int | None:
    """The number of steps between two labels, None if they lie in separate trees."""
    steps_up: dict[str, int] = {}
    label: str | None = truth
    while label is not None:
        if label in steps_up:
            raise ValueError(f"{label!r} is its own ancestor")
        steps_up[label] = len(steps_up)
        label = parents.get(label)
    seen: set[str] = set()
    label = predicted
    while label is not None:
        if label in steps_up:
            return len(seen) + steps_up[label]
        if label in seen:
            raise ValueError(f"{label!r} is its own ancestor")
        seen.add(label)
        label = parents.get(label)
    return None
