import random

EXAMPLES = [
    ([[[1, "v7", 700], [4, "v7", 703]], 10, 5], [0]),
    ([[[0, "v1", 100], [1, "v2", 101], [2, "v1", 120], [3, "v1", 98]], 10, 5], [0, 1, 2]),
]
ORDINARY = [
    ([[[0, "a", 500], [2, "a", 510], [3, "a", 505], [4, "a", 520]], 60, 6], [0, 1, 3]),
    ([[[0, "a", 30], [5, "b", 30], [8, "a", 31], [9, "b", 29], [20, "a", 30], [21, "b", 33]], 10, 2], [0, 1, 4, 5]),
    ([[[1, "k", 1000], [2, "k", 2000], [3, "k", 3000], [4, "k", 2001], [5, "k", 999]], 30, 1], [0, 1, 2]),
    ([[[10, "x", 250], [11, "x", 250], [12, "x", 250], [16, "x", 250], [17, "x", 250]], 5, 100], [0, 3]),
    ([[[0, "p", 8], [0, "q", 8], [0, "p", 9], [1, "q", 12], [1, "r", 12], [2, "q", 11]], 4, 2], [0, 1, 3, 4]),
]
EDGE = [
    ([[], 10, 5], []),
    ([[[3, "a", 0]], 10, 5], [0]),
    # drift by small steps: a row is compared with kept rows alone
    ([[[0, "a", 100], [1, "a", 104], [2, "a", 108], [3, "a", 112]], 10, 5], [0, 2]),
    ([[[0, "a", 50], [6, "a", 50], [12, "a", 50], [18, "a", 50]], 10, 0], [0, 2]),
    # exactly as old as the window, and one second younger
    ([[[0, "a", 50], [10, "a", 50]], 10, 5], [0, 1]),
    ([[[0, "a", 50], [9, "a", 50]], 10, 5], [0]),
    # a difference exactly as large as allowed, and one more
    ([[[0, "a", 50], [1, "a", 55]], 10, 5], [0]),
    ([[[0, "a", 50], [1, "a", 56]], 10, 5], [0, 1]),
    ([[[0, "a", 59], [1, "a", 60], [2, "a", 54]], 10, 5], [0]),
    ([[[0, "a", 60], [1, "a", 59], [2, "a", 66]], 10, 5], [0, 2]),
    # no difference and no window
    ([[[0, "a", 7], [0, "a", 8], [0, "a", 7], [1, "a", 6]], 5, 0], [0, 1, 3]),
    ([[[4, "a", 7], [4, "a", 7], [4, "a", 7]], 0, 3], [0, 1, 2]),
    # an old row makes room in the middle of its neighbours
    ([[[0, "a", 20], [3, "a", 14], [3, "a", 26], [5, "a", 20], [6, "a", 20]], 5, 5], [0, 1, 2, 3]),
    ([[[5, "a", 1], [4, "a", 100]], 10, 5], {"raises": "ValueError"}),
    ([[[5, "a", 1], [6, "a", 1], [5, "b", 1]], 10, 5], {"raises": "ValueError"}),
]


def sized(n: int, rng: random.Random) -> list:
    large = n > 50
    keys = ["v31", "v32", "v33", "t01"] if large else ["a", "b"]
    difference = 20 if large else rng.randint(0, 3)
    highest = 200 * n if large else 12
    now, rows = rng.randint(0, 5), []
    for _ in range(n):
        now += rng.random() < 1 / 8 if large else rng.choice([0, 0, 1, 2])
        if rows and rng.random() < 0.4:
            _, key, watched = rng.choice(rows[-100:])
            watched = max(0, watched + rng.randint(-difference - 2, difference + 2))
        else:
            key, watched = rng.choice(keys), rng.randint(0, highest)
        rows.append([now, key, watched])
    return [rows, n // 16 if large else rng.randint(0, 5), difference]


SCALE = [50_000]
