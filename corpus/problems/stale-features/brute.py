def stale_features(feeds: dict[str, list[str]], table: str) -> dict[str, int]:
    """Measure the steps to every name by a search of its own."""
    names = set(feeds) | {built for listed in feeds.values() for built in listed}
    found = {}
    for name in names - {table}:
        distance = steps_to(feeds, table, name)
        if distance is not None:
            found[name] = distance
    return found


def steps_to(feeds: dict[str, list[str]], table: str, wanted: str) -> int | None:
    reached = layer = {table}
    distance = 0
    while layer:
        if wanted in layer:
            return distance
        layer = {built for name in layer for built in feeds.get(name, ())} - reached
        reached = reached | layer
        distance += 1
    return None
