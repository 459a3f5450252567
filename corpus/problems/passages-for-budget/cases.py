EXAMPLES = [
    ([[5, 4, 3], [6, 5, 3], 7], [1, 2]),
    ([[5, 4, 3], [6, 5, 3], 9], [0, 1]),
]

ORDINARY = [
    ([[3, 2, 2], [5, 3, 3], 4], [1, 2]),
    ([[3, 2, 2], [5, 3, 3], 5], [0, 1]),
    ([[120, 340, 80, 200, 260], [0.9, 1.9, 0.4, 1.2, 1.1], 600], [0, 1, 2]),
    ([[5, 4, 6, 3], [10.0, 40.0, 30.0, 50.0], 10], [1, 3]),
    ([[7, 5, 5, 4], [7.5, 5.25, 5.0, 4.5], 14], [1, 2, 3]),
    ([[310, 295, 410, 150, 600, 205], [0.62, 0.71, 0.55, 0.48, 0.97, 0.33], 800], [0, 1, 3]),
    ([[6, 1, 1, 1, 1, 1], [6.0, 0.9, 0.9, 0.9, 0.9, 0.9], 6], [0]),
    ([[9, 8, 2, 2, 3], [1.2, 1.1, 0.2, 0.3, 0.4], 12], [0, 4]),
]

EDGE = [
    ([[], [], 10], []),
    ([[1, 2], [1.0, 2.0], 0], []),
    ([[2], [3.0], 4], [0]),
    ([[9, 12], [5.0, 8.0], 8], []),
    ([[20, 3, 30], [50.0, 1.0, 90.0], 5], [1]),
    ([[4, 4], [2.0, 2.0], 4], [0]),
    ([[2, 3, 4], [0.1, 0.2, 0.3], 9], [0, 1, 2]),
    ([[1, 1, 1], [0.25, 0.5, 0.125], 50], [0, 1, 2]),
    ([[8], [0.001], 8], [0]),
    ([[1, 2, 3], [1.0, 2.0], 4], {"raises": "ValueError"}),
    ([[1], [1.0, 2.0], 4], {"raises": "ValueError"}),
    ([[], [0.5], 4], {"raises": "ValueError"}),
]

SCALE = [100, 200]


def sized(n, rng):
    tokens = [rng.choice((rng.randint(20, 400), rng.randint(1000, 4000))) for _ in range(n)]
    relevance = [rng.randint(1, 1000) / 1000 for _ in range(n)]
    return [tokens, relevance, 8000]


def check(args, got, want):
    tokens, relevance, budget = args
    if not isinstance(got, list) or any(type(position) is not int for position in got):
        return False
    if len(set(got)) != len(got) or any(not 0 <= position < len(tokens) for position in got):
        return False
    if sum(tokens[position] for position in got) > budget:
        return False
    best = sum(relevance[position] for position in want)
    return sum(relevance[position] for position in got) >= best - 1e-6 * max(1, best)
