import random


def review_samples(weights: list[float], wanted: int, seeds: list[int]) -> list[list[int]]:
    """Positions of the answers that each reviewer gets."""
    if wanted < 0 or any(weight < 0 for weight in weights):
        raise ValueError("a negative weight or number")
    samples = []
    for seed in seeds:
        rng = random.Random(seed)
        left = [position for position, weight in enumerate(weights) if weight > 0]
        drawn: list[int] = []
        while left and len(drawn) < wanted:
            mark = rng.random() * sum(weights[position] for position in left)
            chosen = left[-1]
            for position in left:
                mark -= weights[position]
                if mark < 0:
                    chosen = position
                    break
            left.remove(chosen)
            drawn.append(chosen)
        samples.append(drawn)
    return samples
