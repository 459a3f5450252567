def label_distance(parents: dict[str, str | None], truth: str, predicted: str) -> int | None:
    """The number of steps between two labels, None if they lie in separate trees."""

    def way(label: str) -> list[str]:
        found: dict[str, None] = {}
        current: str | None = label
        while current is not None:
            if current not in parents:
                raise ValueError(f"unknown label {current!r}")
            if current in found:
                raise ValueError(f"{current!r} is its own ancestor")
            found[current] = None
            current = parents[current]
        return list(found)

    first, second = way(truth), way(predicted)
    if first[-1] != second[-1]:
        return None
    return abs(len(first) - len(second))
