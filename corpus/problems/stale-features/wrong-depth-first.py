def stale_features(feeds: dict[str, list[str]], table: str) -> dict[str, int]:
    """Search with a stack in place of a queue."""
    steps = {table: 0}
    stack = [table]
    while stack:
        name = stack.pop()
        for built in feeds.get(name, ()):
            if built not in steps:
                steps[built] = steps[name] + 1
                stack.append(built)
    del steps[table]
    return steps
