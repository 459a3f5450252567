EXAMPLES = [
    ([[30, 20, 40], [5, 2, 4], 60], [1, 2]),
    ([[30, 20, 40], [5, 2, 4], 90], [2]),
]

ORDINARY = [
    ([[30, 20, 40], [1, 8, 4], 60], [0, 2]),
    ([[10, 10, 10, 10, 10, 10], [9, 3, 1, 6, 2, 5], 30], [2, 5]),
    ([[25, 15, 35, 20, 10, 30, 20], [4, 9, 6, 1, 7, 3, 2], 70], [0, 3, 6]),
    ([[12, 18, 9, 22, 14, 7, 30, 11], [8, 2, 7, 3, 9, 4, 6, 1], 45], [1, 3, 5, 7]),
    ([[5, 5, 5, 5, 5, 5, 5, 5], [1, 50, 50, 2, 50, 50, 3, 4], 15], [0, 3, 6, 7]),
    ([[20, 20, 20, 20], [10, 1, 1, 10], 40], [1, 3]),
]

EDGE = [
    ([[], [], 60], []),
    ([[40], [7], 60], [0]),
    ([[40], [7], 40], [0]),
    ([[40, 61, 10], [1, 1, 1], 60], None),
    ([[61], [0], 60], None),
    ([[30, 30, 30, 30], [4, 5, 4, 2], 60], [1, 3]),
    ([[10, 20, 10], [3, 3, 9], 500], [2]),
    ([[0, 0, 50, 0, 50, 0], [1, 9, 9, 4, 9, 2], 50], [3, 5]),
    ([[30, 30, 30], [0, 0, 0], 60], [0, 2]),
    ([[0, 0], [5, 6], 0], [1]),
    ([[1, 60, 1, 60, 1], [1, 100, 100, 100, 1], 61], [0, 2, 4]),
    ([[60, 60, 60], [10**9, 10**9, 10**9], 60], [0, 1, 2]),
]

SCALE = [30_000, 120_000]


def sized(n, rng):
    minutes = [rng.randint(0, 30) for _ in range(n)]
    costs = [rng.randint(0, 1000) for _ in range(n)]
    return [minutes, costs, max(rng.randint(20, 60), 15 * (n // 10))]


def check(args, got, want):
    minutes, costs, limit = args
    if want is None or got is None:
        return got is None and want is None
    if not isinstance(got, list) or any(type(place) is not int for place in got):
        return False
    if any(not 0 <= place < len(minutes) for place in got) or len(set(got)) != len(got):
        return False
    written, since = set(got), 0
    for place, work in enumerate(minutes):
        since += work
        if since > limit:
            return False
        if place in written:
            since = 0
    if minutes and len(minutes) - 1 not in written:
        return False
    return sum(costs[place] for place in got) == sum(costs[place] for place in want)
