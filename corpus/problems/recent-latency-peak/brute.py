class RecentLatency:
    def __init__(self, width: int) -> None:
        if width < 1:
            raise ValueError("the width must be at least one")
        self.width = width
        self.values: list[int] = []

    def add(self, latency: int) -> None:
        self.values.append(latency)

    def read(self) -> tuple[float, int] | None:
        recent = self.values[-self.width :]
        if not recent:
            return None
        return sum(recent) / len(recent), max(recent)


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
