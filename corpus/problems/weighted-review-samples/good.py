import heapq
import random


def review_samples(weights: list[float], wanted: int, seeds: list[int]) -> list[list[int]]:
    """Positions of the answers that each reviewer gets."""
    if wanted < 0:
        raise ValueError(f"{wanted} answers wanted")
    if any(weight < 0 for weight in weights):
        raise ValueError("a weight is negative")
    return [_sample(weights, wanted, random.Random(seed)) for seed in seeds]


def _sample(weights: list[float], wanted: int, rng: random.Random) -> list[int]:
    """The answers that arrive first, when each one's time is exponential with its weight as rate."""
    if not wanted:
        return []
    first: list[tuple[float, int]] = []
    for position, weight in enumerate(weights):
        if weight == 0:
            continue
        entry = (-rng.expovariate(weight), position)
        if len(first) < wanted:
            heapq.heappush(first, entry)
        elif entry > first[0]:
            heapq.heapreplace(first, entry)
    return [position for _, position in first]
