import heapq
import random


def review_samples(weights, wanted, seeds):
    """A sample of positions for each seed: the answers with the earliest random arrival times."""
    if wanted < 0 or any(weight < 0 for weight in weights):
        raise ValueError("neither a weight nor the number wanted may be negative")
    eligible = [place for place, weight in enumerate(weights) if weight > 0]
    if wanted >= len(eligible):
        return [list(eligible) for _ in seeds]
    samples = []
    for seed in seeds:
        rng = random.Random(seed)
        arrivals = ((rng.exponential(1 / weights[place]), place) for place in eligible)
        samples.append([place for _, place in heapq.nsmallest(wanted, arrivals)])
    return samples
