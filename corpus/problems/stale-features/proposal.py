from collections import deque


def stale_features(feeds, table):
    """Fewest steps from the table to all that is built on it, in time linear in the map."""
    steps = {}
    done = set()
    queue = deque([(table, 0)])
    while queue:
        name, distance = queue.popleft()
        done.add(name)
        steps.setdefault(name, distance)
        for built in feeds.get(name, ()):
            if built not in done:
                queue.append((built, distance + 1))
    del steps[table]
    return steps
