from collections import deque


class RecentLatency:
    def __init__(self, width: int) -> None:
        if width < 1:
            raise ValueError(f"the width must be at least one, not {width}")
        self.width = width
        self.values: deque[int] = deque()
        self.total = 0
        self.peaks: deque[tuple[int, int]] = deque()
        self.count = 0

    def add(self, latency: int) -> None:
        self.count += 1
        self.values.append(latency)
        self.total += latency
        if len(self.values) > self.width:
            self.total -= self.values.popleft()
        while self.peaks and self.peaks[-1][1] <= latency:
            self.peaks.pop()
        self.peaks.append((self.count, latency))
        if self.peaks[0][0] <= self.count - self.width:
            self.peaks.popleft()

    def read(self) -> tuple[float, int] | None:
        if not self.values:
            return None
        return self.total / len(self.values), self.peaks[0][1]


def replay(width: int, calls: list[int | None]) -> list[tuple[float, int] | None]:
    """Feed each number of `calls` to a new object, and read it at each None."""
    recent = RecentLatency(width)
    reads = []
    for latency in calls:
        if latency is None:
            reads.append(recent.read())
        else:
            recent.add(latency)
    return reads
