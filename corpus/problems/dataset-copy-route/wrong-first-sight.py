from collections import defaultdict
from heapq import heappop, heappush


def fewest_minutes(links: list[tuple[str, str, int, bool]], start: str, goal: str, limit: int) -> int | None:
    """Dijkstra over regions and the number of metered links used."""
    leaving: defaultdict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for here, there, minutes, metered in links:
        leaving[here].append((there, minutes, int(metered)))

    least_used: dict[str, int] = {}
    if start == goal:
        return 0
    heap = [(0, 0, start)]
    while heap:
        minutes, used, region = heappop(heap)
        if used >= least_used.get(region, limit + 1):
            continue
        least_used[region] = used
        for there, more, paid in leaving[region]:
            if used + paid < least_used.get(there, limit + 1):
                if there == goal:
                    return minutes + more
                heappush(heap, (minutes + more, used + paid, there))
    return None
