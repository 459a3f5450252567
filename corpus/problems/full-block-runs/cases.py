import random

EXAMPLES = [
    ([[3, 5, 4, 4], 8, 2], 2),
    ([[3, 5, 4, 4], 8, 4], 3),
]
ORDINARY = [
    ([[2, 2, 2, 2, 2], 4, 3], 4),
    ([[6, 4, 10, 5, 5, 20], 10, 3], 7),
    ([[7, 1, 8, 3, 5, 16], 8, 6], 10),
    ([[5, 9, 1, 3, 12, 2], 7, 4], 2),
    ([[100, 28, 64, 64, 128, 90, 38], 128, 5], 9),
    ([[1, 2, 3, 4, 5, 6], 50, 6], 0),
]
EDGE = [
    ([[], 8, 3], 0),
    ([[8], 8, 1], 1),
    ([[24], 8, 5], 1),
    ([[7], 8, 5], 0),
    # nothing but empty documents, and some beside full ones
    ([[0, 0, 0], 8, 3], 0),
    ([[0, 8, 0], 8, 3], 4),
    ([[0, 0, 3, 0, 5, 0, 0], 8, 4], 3),
    ([[0, 0, 0, 0, 4, 0], 4, 2], 3),
    # a block of one token
    ([[1, 0, 2, 5], 1, 4], 9),
    # a limit of one, of none, and beyond the row
    ([[8, 3, 5, 16, 0], 8, 1], 2),
    ([[8, 8, 0], 8, 0], 0),
    ([[4, 4, 4, 4], 8, 1000], 4),
    # a run exactly as long as allowed, and one document longer
    ([[2, 2, 2, 2], 8, 4], 1),
    ([[2, 2, 2, 2], 8, 3], 0),
    ([[8, 8], 0, 2], {"raises": "ValueError"}),
    ([[], -3, 2], {"raises": "ValueError"}),
    ([[131072 * 5, 131071, 1], 131072, 3], 3),
]


def sized(n: int, rng: random.Random) -> list:
    large = n > 50
    longest = 4_000 if large else 9
    tokens = [0 if rng.random() < 0.1 else rng.randint(1, longest) for _ in range(n)]
    if large:
        return [tokens, 512, n // 10]
    return [tokens, rng.randint(1, 8), rng.randint(0, 5)]


SCALE = [60_000]
