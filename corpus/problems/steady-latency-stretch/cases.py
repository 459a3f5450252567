import math
import random

NAN = math.nan  # a failed probe, as the question has it; Python's json writes and reads it as NaN

EXAMPLES = [
    ([[0, 1, 2, 3], [5, 6, 9, 8], 3, 1], [1, 3]),
    ([[10, 11, 12, 19, 20], [4, 4, 5, 5, 4], 2, 2], [0, 2]),
]
ORDINARY = [
    ([[0, 1, 2, 3, 4, 5, 6], [7, 7.5, 8, 12, 12.5, 12, 11.5], 1, 1], [3, 6]),
    ([[0, 2, 4, 5, 7, 8, 10, 11], [20, 26, 22, 24, 31, 29, 30, 27], 6, 2], [0, 3]),
    ([[0, 1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 7, 8, 9], 4, 1], [0, 4]),
    ([[0, 3, 6, 9, 12, 13, 14, 15, 16], [5, 5, 5, 9, 9, 9, 9, 9, 9], 0, 3], [3, 8]),
    ([[0, 1, 2, 3, 4, 5], [10, 2, 3, 9, 4, 3], 6, 5], [2, 5]),
    ([[0, 1, 2, 3, 4, 5, 6], [9, 1, NAN, 5, 4, 5, 6], 2, 1], [3, 6]),
]
EDGE = [
    ([[], [], 5, 1], None),
    ([[42], [17], 0, 1], [0, 0]),
    ([[1, 2, 3], [NAN, NAN, NAN], 10, 5], None),
    ([[0, 1, 2, 3, 4], [5, 5, NAN, 5, 5], 1, 1], [0, 1]),
    ([[0, 1, 2, 3, 4, 5], [NAN, 5, 5, NAN, 5, 5], 100, 10], [1, 2]),
    # more readings in the first stretch, more seconds in the second
    ([[0, 0, 0, 1, 1, 20, 22, 24], [3, 3, 3, 3, 3, 3, 3, 3], 0, 2], [5, 7]),
    # several readings in one second, on both ends
    ([[5, 5, 6, 6], [1, 1, 2, 2], 1, 1], [0, 2]),
    ([[5, 5, 6, 6], [1, 2, 3, 3], 1, 1], [1, 2]),
    ([[7, 7, 7], [1, 9, 1], 2, 1], [0, 0]),
    # equally long
    ([[0, 1, 2, 3, 4, 5, 6, 7], [1, 1, 1, 9, 9, 9, 1, 1], 2, 1], [0, 2]),
    # a gap and a width met exactly, and overrun by one
    ([[0, 5, 10, 16], [1, 4, 1, 1], 3, 5], [0, 2]),
    ([[0, 5, 10, 15], [1, 5, 2, 2], 3, 5], [1, 3]),
    # old extremes before a pause or a failed probe
    ([[0, 1, 9, 10, 11], [50, 51, 90, 91, 90], 5, 2], [2, 4]),
    ([[0, 1, 2, 3, 4, 5], [50, 50, NAN, 90, 91, 92], 5, 1], [3, 5]),
    # nothing but single readings
    ([[0, 10, 20], [3, 3, 3], 5, 2], [0, 0]),
    ([[0, 1, 2], [1, 11, 1], 0, 1], [0, 0]),
    # the left end moves over several readings at once
    ([[0, 1, 2, 3, 4, 5, 6], [4, 5, 4, 5, 30, 30, 29], 2, 1], [0, 3]),
    ([[0, 1, 2, 3, 4], [0, -4, -4, -3, -2], 2, 1], [1, 4]),
]


def sized(n: int, rng: random.Random) -> list:
    rare = min(0.12, 5 / max(n, 1))
    spread = 30 if n > 50 else 4
    regime = max(3, n // 6)
    seconds, latencies = [], []
    now = base = 0
    for place in range(n):
        if place % regime == 0:
            base = rng.randint(1, 4) * 50 if n > 50 else rng.randint(0, 3)
        now += 12 if rng.random() < rare else rng.choice([0, 1, 1, 2])
        seconds.append(now)
        latencies.append(NAN if rng.random() < rare else base + rng.randint(0, 2 * spread) / 2)
    return [seconds, latencies, spread if n > 50 else rng.randint(0, 4), 2]


SCALE = [50_000]


def check(args: list, got: object, want: object) -> bool:
    """Takes any end in the second of the wanted one: such stretches last equally long."""
    seconds, latencies, width, gap = args
    if got is None or want is None:
        return got is want
    if not isinstance(got, list) or len(got) != 2 or any(type(place) is not int for place in got):
        return False
    first, last = got
    if first != want[0] or not first <= last < len(seconds) or seconds[last] != seconds[want[1]]:
        return False
    stretch = latencies[first : last + 1]
    if any(math.isnan(latency) for latency in stretch) or max(stretch) - min(stretch) > width:
        return False
    return all(seconds[place + 1] - seconds[place] <= gap for place in range(first, last))
