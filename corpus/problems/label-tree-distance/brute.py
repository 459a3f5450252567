def label_distance(parents: dict[str, str | None], truth: str, predicted: str) -> int | None:
    """The number of steps between two labels, by a breadth-first search through the whole map."""
    for start in (truth, predicted):
        label: str | None = start
        for _ in range(len(parents) + 1):
            if label is None:
                break
            if label not in parents:
                raise ValueError(f"unknown label {label!r}")
            label = parents[label]
        else:
            raise ValueError(f"a circle above {start!r}")

    neighbours: dict[str, list[str]] = {label: [] for label in parents}
    for label, parent in parents.items():
        if parent is not None:
            neighbours[label].append(parent)
            neighbours.setdefault(parent, []).append(label)
    reached = {truth}
    layer = [truth]
    steps = 0
    while layer:
        if predicted in layer:
            return steps
        following = []
        for label in layer:
            for neighbour in neighbours[label]:
                if neighbour not in reached:
                    reached.add(neighbour)
                    following.append(neighbour)
        layer = following
        steps += 1
    return None
