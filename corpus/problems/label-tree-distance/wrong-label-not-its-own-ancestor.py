def label_distance(parents: dict[str, str | None], truth: str, predicted: str) -> int | None:
    """The number of steps between two labels, None if they lie in separate trees."""

    def ancestors(label: str) -> list[str]:
        found: list[str] = []
        current = label
        while True:
            if current not in parents:
                raise ValueError(f"unknown label {current!r}")
            parent = parents[current]
            if parent is None:
                return found
            if parent in found:
                raise ValueError(f"{parent!r} is its own ancestor")
            found.append(parent)
            current = parent

    above_truth, above_predicted = ancestors(truth), ancestors(predicted)
    if truth == predicted:
        return 0
    for steps, label in enumerate(above_predicted):
        if label in above_truth:
            return steps + 1 + above_truth.index(label) + 1
    return None
