import random
from typing import Any

EXAMPLES = [
    ([[[1, 2], [2, 3]], [1, 2], [3]], [1, 1]),
    ([[[10, 20], [30, 40]], [10, 30], [20, 40, 50]], [2, 2]),
]

ORDINARY = [
    ([[[5, 8], [8, 2], [7, 9]], [5, 7, 9], [8, 2]], [1, 2]),
    ([[[1, 2], [3, 4], [2, 3], [6, 7]], [1, 6, 7], [2, 3, 4]], [1, 3]),
    ([[[1, 2], [3, 4], [5, 6]], [1, 2, 5], [3, 4, 6]], [1, 1]),
    (
        [[[11, 12], [13, 14], [15, 16], [12, 13], [17, 18], [18, 19]], [11, 15, 17], [12, 13, 14, 16, 18, 19]],
        [3, 6],
    ),
    ([[[4, 1], [3, 1], [2, 1], [9, 8]], [4, 3, 9, 8], [2, 1]], [1, 2]),
]

EDGE = [
    ([[], [], []], [0, 0]),
    ([[], [1, 2], [3]], [0, 0]),
    ([[[1, 1], [2, 2]], [1], [2]], [0, 0]),
    ([[[1, 2], [2, 1], [1, 2]], [1], [2]], [1, 1]),
    ([[[1, 99], [99, 2]], [1], [2]], [1, 1]),
    ([[[1, 99], [99, 98], [98, 2], [97, 3], [4, 96]], [1, 3, 4], [2]], [1, 1]),
    ([[[1, 2], [2, 99]], [1], [2]], [1, 1]),
    ([[[1, 99], [2, 3]], [1], [2, 3]], [0, 0]),
    ([[[90, 91], [91, 92]], [1], [2]], [0, 0]),
    ([[[-7, 0], [0, 4000000000]], [0], [-7, 4000000000]], [1, 2]),
    ([[[1, 2], [3, 4], [5, 6], [7, 8], [1, 3], [5, 7], [1, 5]], [2, 4], [6, 8]], [1, 2]),
    ([[[place, place + 1] for place in range(1200)], [0], [1200]], [1, 1]),
]


def sized(n: int, rng: random.Random) -> list[Any]:
    """Groups of up to sixty images, a tenth of them in test and some deleted."""
    ids = rng.sample(range(20 * n + 10), n)
    pairs = []
    start = 0
    while start < n:
        end = min(n, start + rng.randint(1, 60 if n > 100 else 4))
        for place in range(start + 1, end):
            if rng.random() < 0.95:
                near = rng.randrange(start, place) if rng.random() < 0.5 else place - 1
                pairs.append([ids[place], ids[near]] if rng.random() < 0.5 else [ids[near], ids[place]])
        if rng.random() < 0.3:
            pairs.append([ids[start], ids[rng.randrange(start, end)]])
        start = end
    rng.shuffle(pairs)
    train, test = [], []
    for image in ids:
        draw = rng.random()
        if draw < (0.1 if n > 100 else 0.3):
            test.append(image)
        elif draw < 0.92:
            train.append(image)
    return [pairs, train, test]


SCALE = [60000]
