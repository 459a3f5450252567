from collections.abc import Iterator


def label_distance(parents: dict[str, str | None], truth: str, predicted: str) -> int | None:
    """The number of steps between two labels, None if they lie in separate trees."""

    def upwards(label: str) -> Iterator[str]:
        seen = set()
        current: str | None = label
        while current is not None:
            if current not in parents:
                raise ValueError(f"unknown label {current!r}")
            if current in seen:
                raise ValueError(f"{current!r} is its own ancestor")
            seen.add(current)
            yield current
            current = parents[current]

    if predicted not in parents:
        raise ValueError(f"unknown label {predicted!r}")
    steps_up = {label: steps for steps, label in enumerate(upwards(truth))}
    for steps, label in enumerate(upwards(predicted)):
        if label in steps_up:
            return steps + steps_up[label]
    return None
