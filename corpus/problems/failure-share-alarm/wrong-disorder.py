from collections import deque
from collections.abc import Iterable


def first_alarm(requests: Iterable[tuple[int, bool]], window: int, least: int) -> int | None:
    inside: deque[tuple[int, bool]] = deque()
    failures = 0
    for second, failed in requests:
        while inside and inside[0][0] <= second - window:
            failures -= inside.popleft()[1]
        inside.append((second, failed))
        failures += failed
        if len(inside) >= least and 2 * failures > len(inside):
            return second
    return None
