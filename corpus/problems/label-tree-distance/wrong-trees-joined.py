def label_distance(parents: dict[str, str | None], truth: str, predicted: str) -> int | None:
    """The number of steps between two labels."""

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
        return list(found)[::-1]

    first, second = way(truth), way(predicted)
    common = 0
    for one, other in zip(first, second):
        if one != other:
            break
        common += 1
    return len(first) + len(second) - 2 * common
