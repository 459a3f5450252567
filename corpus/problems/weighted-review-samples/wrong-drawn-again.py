import random


def review_samples(weights: list[float], wanted: int, seeds: list[int]) -> list[list[int]]:
    """Positions of the answers that each reviewer gets."""
    if wanted < 0:
        raise ValueError(f"{wanted} answers wanted")
    if any(weight < 0 for weight in weights):
        raise ValueError("a weight is negative")
    return [_sample(weights, wanted, random.Random(seed)) for seed in seeds]


def _sample(weights: list[float], wanted: int, rng: random.Random) -> list[int]:
    possible = [position for position, weight in enumerate(weights) if weight > 0]
    if not possible:
        return []
    chances = [weights[position] for position in possible]
    return rng.choices(possible, chances, k=min(wanted, len(possible)))
