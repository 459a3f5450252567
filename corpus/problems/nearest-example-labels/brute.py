def nearest_labels(
    examples: list[list[int]], labels: list[str], tickets: list[list[int]], neighbours: int
) -> list[str | None]:
    """The label that most of the nearest examples have, for each ticket."""
    if len(examples) != len(labels):
        raise ValueError("examples and labels differ in number")
    if neighbours < 1:
        raise ValueError("at least one neighbour has to vote")
    if len({len(vector) for vector in [*examples, *tickets]}) > 1:
        raise ValueError("the vectors differ in size")
    found: list[str | None] = []
    for ticket in tickets:
        distances = []
        for position, example in enumerate(examples):
            squared = sum((a - b) ** 2 for a, b in zip(ticket, example, strict=True))
            distances.append((squared, position))
        voting = [labels[position] for _, position in sorted(distances)[:neighbours]]
        best = None
        for label in voting:
            if best is None or voting.count(label) > voting.count(best):
                best = label
        found.append(best)
    return found
