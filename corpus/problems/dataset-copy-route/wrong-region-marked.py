from collections import defaultdict
from heapq import heappop, heappush


def fewest_minutes(links: list[tuple[str, str, int, bool]], start: str, goal: str, limit: int) -> int | None:
    """Dijkstra over regions, each with the metered links of its fastest way."""
    leaving: defaultdict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for here, there, minutes, metered in links:
        leaving[here].append((there, minutes, int(metered)))

    done: set[str] = set()
    heap = [(0, 0, start)]
    while heap:
        minutes, used, region = heappop(heap)
        if region == goal:
            return minutes
        if region in done:
            continue
        done.add(region)
        for there, more, paid in leaving[region]:
            if used + paid <= limit and there not in done:
                heappush(heap, (minutes + more, used + paid, there))
    return None
