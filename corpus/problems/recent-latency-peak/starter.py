class RecentLatency:
    """The mean and the highest of the most recent latencies."""

    def __init__(self, width: int) -> None:
        """Look back over `width` readings; settings that must be refused raise a ValueError."""
        raise NotImplementedError

    def add(self, latency: int) -> None:
        """Take in the next latency, in microseconds."""
        raise NotImplementedError

    def read(self) -> tuple[float, int] | None:
        """Give the mean and the highest of the most recent readings."""
        raise NotImplementedError


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
