import random

READ = None


def after_each(width: int, latencies: list[int]) -> list:
    return [width, [call for latency in latencies for call in (latency, READ)]]


EXAMPLES = [
    ([2, [1, 3, 9, READ]], [[6, 9]]),
    (after_each(3, [4, 8, 6, 9, 1]), [[4, 4], [6, 8], [6, 8], [23 / 3, 9], [16 / 3, 9]]),
]
ORDINARY = [
    ([2, [9, 1, 1, READ]], [[1, 1]]),
    (after_each(3, [4, 8, 6, 2, 1]), [[4, 4], [6, 8], [6, 8], [16 / 3, 8], [3, 6]]),
    (
        after_each(3, [7, 3, 5, 9, 2, 2, 2, 1]),
        [[7, 7], [5, 7], [5, 7], [17 / 3, 9], [16 / 3, 9], [13 / 3, 9], [2, 2], [5 / 3, 2]],
    ),
    ([4, [10, 20, 30, 40, 50, READ, 60, 70, 5, 5, READ, READ]], [[35, 50], [35, 70], [35, 70]]),
    (after_each(2, [6, 5, 4, 3, 2]), [[6, 6], [5.5, 6], [4.5, 5], [3.5, 4], [2.5, 3]]),
    (after_each(4, [1, 2, 3, 4, 5, 6]), [[1, 1], [1.5, 2], [2, 3], [2.5, 4], [3.5, 5], [4.5, 6]]),
    ([5, [READ, 100, 900, 100, 100, 100, READ, 100, READ, 100, READ]], [None, [260, 900], [260, 900], [100, 100]]),
    ([3, [50, 40, READ, 30, 20, READ, 10, 45, READ]], [[45, 50], [30, 40], [25, 45]]),
]
EDGE = [
    ([3, []], []),
    ([3, [READ, READ]], [None, None]),
    ([0, [5, READ]], {"raises": "ValueError"}),
    ([-4, []], {"raises": "ValueError"}),
    (after_each(1, [9, 1, 1, 7]), [[9, 9], [1, 1], [1, 1], [7, 7]]),
    ([100, [4, 8, READ]], [[6, 8]]),
    # the same peak twice, leaving one after the other
    (after_each(3, [5, 5, 1, 1, 1]), [[5, 5], [5, 5], [11 / 3, 5], [7 / 3, 5], [1, 1]]),
    (after_each(2, [3, 3, 3, 0, 0]), [[3, 3], [3, 3], [3, 3], [1.5, 3], [0, 0]]),
    # a lower peak that comes to light when the highest goes
    (after_each(3, [9, 7, 8, 6, 5, 4]), [[9, 9], [8, 9], [8, 9], [7, 8], [19 / 3, 8], [5, 6]]),
    (after_each(2, [0, 0, 0]), [[0, 0], [0, 0], [0, 0]]),
    ([2, [10**12, 10**12 + 1, 1, 2, READ]], [[1.5, 2]]),
    ([4, [1, 9, 2, 3, 4, READ, 1, READ, 1, READ]], [[4.5, 9], [2.5, 4], [2.25, 4]]),
]


def sized(n: int, rng: random.Random) -> list:
    large = n > 50
    width = n // 3 if large else rng.randint(1, 4)
    highest = 2_000_000 if large else 5
    calls: list[int | None] = []
    for place in range(n):
        if rng.random() < 0.3:
            calls.append(READ)
        else:
            calls.append(rng.randint(0, highest - highest * (place % max(width, 1)) // (2 * width)))
    return [width, calls]


SCALE = [60_000]
