from collections import deque


def stale_features(feeds: dict[str, list[str]], table: str) -> dict[str, int]:
    """Breadth-first search in which the steps of a name are its mark, set on entry."""
    steps = {table: 0}
    queue = deque([table])
    while queue:
        name = queue.popleft()
        for built in feeds.get(name, ()):
            if built not in steps:
                steps[built] = steps[name] + 1
                queue.append(built)
    del steps[table]
    return steps
