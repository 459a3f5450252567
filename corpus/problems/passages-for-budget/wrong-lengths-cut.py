import numpy as np


def choose_passages(tokens: list[int], relevance: list[float], budget: int) -> list[int]:
    best = np.zeros(budget + 1)
    taken = np.zeros((min(len(tokens), len(relevance)), budget + 1), dtype=bool)
    for position, (size, gain) in enumerate(zip(tokens, relevance)):
        if size > budget:
            continue
        with_it = best[: budget + 1 - size] + gain
        taken[position, size:] = with_it > best[size:]
        best[size:] = np.maximum(best[size:], with_it)
    chosen, room = [], budget
    for position in range(min(len(tokens), len(relevance)) - 1, -1, -1):
        if taken[position, room]:
            chosen.append(position)
            room -= tokens[position]
    return chosen[::-1]
