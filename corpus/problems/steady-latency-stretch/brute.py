from math import isnan


def steady_stretch(seconds: list[int], latencies: list[float], width: float, gap: int) -> list[int] | None:
    best: list[int] | None = None
    longest = -1
    for first in range(len(latencies)):
        high = low = latencies[first]
        for last in range(first, len(latencies)):
            latency = latencies[last]
            if isnan(latency) or (last > first and seconds[last] - seconds[last - 1] > gap):
                break
            high, low = max(high, latency), min(low, latency)
            if high - low > width:
                break
            if seconds[last] - seconds[first] > longest:
                longest = seconds[last] - seconds[first]
                best = [first, last]
    return best
