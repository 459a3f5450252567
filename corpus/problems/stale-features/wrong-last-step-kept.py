from collections import deque


def stale_features(feeds: dict[str, list[str]], table: str) -> dict[str, int]:
    """Breadth-first search that marks on entry and writes the steps on every meeting."""
    steps = {table: 0}
    queued = {table}
    queue = deque([table])
    while queue:
        name = queue.popleft()
        for built in feeds.get(name, ()):
            steps[built] = steps[name] + 1
            if built not in queued:
                queued.add(built)
                queue.append(built)
    del steps[table]
    return steps
