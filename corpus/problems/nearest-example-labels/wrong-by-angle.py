from collections import Counter

import numpy as np

BLOCK = 256


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
    lengths = (known * known).sum(axis=1)
    voters = min(neighbours, len(known))
    found: list[str | None] = []
    for start in range(0, len(tickets), BLOCK):
        block = np.asarray(tickets[start : start + BLOCK], dtype=float)
        cosines = block @ known.T / np.sqrt(np.maximum(lengths, 1.0))
        nearest = np.argsort(-cosines, axis=1, kind="stable")[:, :voters]
        for row in nearest.tolist():
            votes = Counter(labels[position] for position in row)
            found.append(max(votes, key=votes.__getitem__))
    return found
