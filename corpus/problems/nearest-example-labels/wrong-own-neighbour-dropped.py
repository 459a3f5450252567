from collections import Counter

import numpy as np


def nearest_labels(
    examples: list[list[int]], labels: list[str], tickets: list[list[int]], neighbours: int
) -> list[str | None]:
    """The label that most of the nearest examples have, for each ticket."""
    if len(examples) != len(labels):
        raise ValueError(f"{len(examples)} examples but {len(labels)} labels")
    if neighbours < 1:
        raise ValueError("at least one neighbour has to vote")
    if len({len(vector) for vector in (*examples, *tickets)}) > 1:
        raise ValueError("the vectors differ in size")
    if not examples:
        return [None] * len(tickets)
    known = np.asarray(examples, dtype=float)
    voters = min(neighbours, len(known))
    found: list[str | None] = []
    for ticket in np.asarray(tickets, dtype=float):
        offsets = known - ticket
        squared = (offsets * offsets).sum(axis=1)
        nearest = np.argsort(squared, kind="stable")[1 : voters + 1]
        votes = Counter(labels[position] for position in nearest.tolist())
        found.append(max(votes, key=votes.__getitem__, default=None))
    return found
