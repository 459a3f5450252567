import random


def review_samples(weights: list[float], wanted: int, seeds: list[int]) -> list[list[int]]:
    """Positions of the answers that each reviewer gets."""
    if wanted < 0:
        raise ValueError(f"{wanted} answers wanted")
    if any(weight < 0 for weight in weights):
        raise ValueError("a weight is negative")
    return [_sample(weights, wanted, random.Random(seed)) for seed in seeds]


def _sample(weights: list[float], wanted: int, rng: random.Random) -> list[int]:
    kept: list[int] = []
    seen = 0
    for position, weight in enumerate(weights):
        if weight == 0:
            continue
        seen += 1
        if len(kept) < wanted:
            kept.append(position)
        elif (place := rng.randrange(seen)) < wanted:
            kept[place] = position
    return kept
