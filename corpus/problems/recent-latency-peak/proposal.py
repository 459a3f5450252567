from collections import deque


class RecentLatency:
    """Mean and highest of the last `width` latencies; constant time a call on average."""

    def __init__(self, width):
        if width < 1:
            raise ValueError("width must be at least one")
        self.width = width
        self.values, self.total = deque(), 0
        self.peaks, self.count = deque(), 0  # (number, latency), latencies falling

    def add(self, latency):
        self.count += 1
        self.values.append(latency)
        self.total += latency
        if len(self.values) > self.width:
            self.total -= self.values.popleft()
        while self.peaks and self.peaks[-1][1] <= latency:
            self.peaks.pop()
        self.peaks.append((self.count, latency))
        if self.peaks[0][0] < self.count - self.width:
            self.peaks.popleft()

    def read(self):
        if not self.values:
            return None
        return self.total / len(self.values), self.peaks[0][1]
