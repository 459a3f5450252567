from collections import deque


def stale_features(feeds: dict[str, list[str]], table: str) -> dict[str, int]:
    """Breadth-first search whose marks begin with the first names after the table."""
    steps: dict[str, int] = {}
    queue = deque([(table, 0)])
    while queue:
        name, distance = queue.popleft()
        for built in feeds.get(name, ()):
            if built not in steps:
                steps[built] = distance + 1
                queue.append((built, distance + 1))
    return steps
