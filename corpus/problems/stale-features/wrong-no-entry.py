from collections import deque


def stale_features(feeds: dict[str, list[str]], table: str) -> dict[str, int]:
    """Breadth-first search that expects an entry for every name."""
    steps = {table: 0}
    queue = deque([table])
    while queue:
        name = queue.popleft()
        for built in feeds[name]:
            if built not in steps:
                steps[built] = steps[name] + 1
                queue.append(built)
    del steps[table]
    return steps
