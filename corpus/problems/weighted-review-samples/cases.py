"""Cases: arguments are the weights, how many are wanted and the seeds.

Many samples are right. Where `want` names shares, they are how often each answer stands in a sample;
`check` works them out by itself.
"""

from math import sqrt

MANY = list(range(2000))
ENUMERABLE = 8
SIGMAS = 5.5

EXAMPLES = [
    ([[2, 0, 1], 2, [7]], [[0, 2]]),
    ([[2, 0, 1], 2, [1, 2, 3]], [[0, 2], [0, 2], [0, 2]]),
]

ORDINARY = [
    ([[3, 1], 1, MANY], {"shares": [3 / 4, 1 / 4]}),
    ([[1, 1, 1, 1], 2, MANY], {"shares": [1 / 2, 1 / 2, 1 / 2, 1 / 2]}),
    ([[2, 1, 1], 2, MANY], {"shares": [5 / 6, 7 / 12, 7 / 12]}),
    ([[0, 1, 0, 3, 0], 1, MANY], {"shares": [0, 1 / 4, 0, 3 / 4, 0]}),
    ([[1, 2, 3, 4], 3, MANY], {"shares": [377 / 840, 239 / 315, 731 / 840, 83 / 90]}),
    ([[0.5, 8, 0.5], 1, list(range(10**6, 10**6 + 2000))], {"shares": [1 / 18, 8 / 9, 1 / 18]}),
]

EDGE = [
    ([[], 3, [1, 2]], [[], []]),
    ([[4, 1], 2, []], []),
    ([[4, 1], 0, [5]], [[]]),
    ([[0, 0, 0], 2, [1, 9]], [[], []]),
    ([[0, 2, 0, 5], 3, [1, 2, 3]], [[1, 3], [1, 3], [1, 3]]),
    ([[7], 1, [0, 0]], [[0], [0]]),
    ([[3, 2, 1, 2, 3, 1, 2, 1, 3, 2], 4, [11, 12, 11, 13, 12, 11]], "equal samples for equal seeds"),
    ([[5, 1, 4, 1, 3, 2], 2, [8] * 50], "equal samples for equal seeds"),
    ([[1e-6, 1e-6, 2e-6], 1, MANY], {"shares": [1 / 4, 1 / 4, 1 / 2]}),
    ([[2e-6, 1e-6, 1e-6], 2, MANY], {"shares": [5 / 6, 7 / 12, 7 / 12]}),
    ([[1e6, 3e6], 1, MANY], {"shares": [1 / 4, 3 / 4]}),
    ([[1, 0, 2], 1, MANY[::-1]], {"shares": [1 / 3, 0, 2 / 3]}),
    ([[1, -2, 3], 1, [4]], {"raises": "ValueError"}),
    ([[1, 2, 3], -1, [4]], {"raises": "ValueError"}),
]

SCALE = [30_000]


def _chances(weights, wanted):
    """How likely each answer is in a sample, over all orders of drawing."""
    sets = {frozenset(): 1.0}
    for _ in range(min(wanted, sum(weight > 0 for weight in weights))):
        grown = {}
        for drawn, chance in sets.items():
            total = sum(weight for place, weight in enumerate(weights) if place not in drawn)
            for place, weight in enumerate(weights):
                if weight > 0 and place not in drawn:
                    key = drawn | {place}
                    grown[key] = grown.get(key, 0.0) + chance * weight / total
        sets = grown
    return [
        sum(chance for drawn, chance in sets.items() if place in drawn)
        for place in range(len(weights))
    ]


def _is_sample(sample, weights, size):
    return (
        isinstance(sample, list)
        and len(sample) == size
        and all(isinstance(place, int) and not isinstance(place, bool) for place in sample)
        and len(set(sample)) == size
        and all(0 <= place < len(weights) and weights[place] > 0 for place in sample)
    )


def check(args, got, want):
    """Size, membership, the same sample for the same seed, and the shares over many seeds."""
    weights, wanted, seeds = args
    size = min(wanted, sum(weight > 0 for weight in weights))
    if not isinstance(got, list) or len(got) != len(seeds):
        return False
    if not all(_is_sample(sample, weights, size) for sample in got):
        return False
    of_seed = {}
    if any(of_seed.setdefault(seed, set(sample)) != set(sample) for seed, sample in zip(seeds, got)):
        return False
    draws = len(of_seed)
    if draws < 1000 or len(weights) > ENUMERABLE:
        return True
    for place, chance in enumerate(_chances(weights, wanted)):
        share = sum(place in sample for sample in of_seed.values()) / draws
        if abs(share - chance) > SIGMAS * sqrt(chance * max(0.0, 1 - chance) / draws) + 1e-9:
            return False
    return True


def sized(n, rng):
    """n answers, a few of weight nought; a tenth are wanted by three reviewers, two with one seed."""
    weights = [round(rng.random() ** 3, 4) if rng.random() < 0.9 else 0 for _ in range(n)]
    seed = rng.randrange(1000)
    return [weights, n // 10 + 1, [seed, seed + 1, seed]]
