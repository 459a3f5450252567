import random

T, F = True, False

# Time that goes backwards after the alarm is in no case: a live stream is not read that far.
EXAMPLES = [
    ([[[1, T], [2, T]], 3, 2], 2),
    ([[[1, T], [2, F], [3, T], [4, F]], 3, 2], 3),
]
ORDINARY = [
    ([[[0, F], [1, F], [2, T], [3, T], [4, T], [5, T]], 4, 3], 4),
    ([[[0, F], [2, F], [4, F], [6, F]], 10, 1], None),
    ([[[10, F], [10, F], [11, T], [12, T], [13, T], [14, F]], 3, 3], 13),
    ([[[0, T], [10, T], [20, T], [30, T], [31, F], [32, T]], 5, 2], 32),
    ([[[0, T], [0, F], [1, T], [1, F], [2, T], [2, F], [3, T], [3, T]], 100, 4], 2),
    ([[[3, T], [4, T], [5, T], [6, T], [7, T]], 2, 3], None),
]
EDGE = [
    ([[], 10, 1], None),
    ([[[5, T]], 1, 1], 5),
    ([[[5, T]], 1, 2], None),
    # exactly half
    ([[[1, F], [2, T], [3, F], [4, T]], 10, 2], None),
    # exactly as old as the window, and one second younger
    ([[[1, T], [4, T]], 3, 2], None),
    ([[[2, T], [4, T]], 3, 2], 4),
    ([[[1, F], [1, F], [4, T], [4, T]], 3, 2], 4),
    # old failures must be gone before the new request is judged
    ([[[0, T], [0, T], [9, F]], 3, 3], None),
    ([[[0, F], [0, F], [0, F], [9, F], [10, T], [11, T]], 2, 2], 11),
    # the alarm comes and goes inside one second
    ([[[7, T], [7, T], [7, F], [7, F], [7, F]], 5, 2], 7),
    ([[[6, F], [7, T], [7, T], [7, F], [8, F], [8, F]], 5, 3], 7),
    # successes grow old while nothing arrives
    ([[[1, F], [1, F], [2, T], [2, T], [9, F]], 3, 2], None),
    ([[[5, F], [4, F]], 10, 1], {"raises": "ValueError"}),
    ([[[0, F], [90, F], [60, F], [61, T]], 5, 2], {"raises": "ValueError"}),
    ([[[0, F], [0, F], [1000000, T], [1000000, T]], 1, 2], 1000000),
]


def sized(n: int, rng: random.Random) -> list:
    large = n > 50
    now, requests = rng.randint(0, 5), []
    for place in range(n):
        now += rng.random() < 1 / 8 if large else rng.choice([0, 0, 1, 2])
        trouble = 0.95 if place > 0.9 * n else 0.4
        requests.append([now, rng.random() < trouble])
    if large:
        return [requests, max(1, n // 32), n // 10]
    return [requests, rng.randint(1, 4), rng.randint(1, 3)]


SCALE = [60_000]
