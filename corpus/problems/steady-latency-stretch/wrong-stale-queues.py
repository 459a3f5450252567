from collections import deque
from math import isnan


def steady_stretch(seconds: list[int], latencies: list[float], width: float, gap: int) -> list[int] | None:
    best: list[int] | None = None
    highs: deque[int] = deque()
    lows: deque[int] = deque()
    left = 0
    for right, latency in enumerate(latencies):
        paused = right > 0 and seconds[right] - seconds[right - 1] > gap
        if paused or isnan(latency):
            left = right
        if isnan(latency):
            left = right + 1
            continue
        while highs and latencies[highs[-1]] <= latency:
            highs.pop()
        highs.append(right)
        while lows and latencies[lows[-1]] >= latency:
            lows.pop()
        lows.append(right)
        while latencies[highs[0]] - latencies[lows[0]] > width:
            left += 1
            if highs[0] < left:
                highs.popleft()
            if lows[0] < left:
                lows.popleft()
        if best is None or seconds[right] - seconds[left] > seconds[best[1]] - seconds[best[0]]:
            best = [left, right]
    return best
