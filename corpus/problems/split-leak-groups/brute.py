def leak_groups(pairs: list[tuple[int, int]], train: list[int], test: list[int]) -> tuple[int, int]:
    """Keep the groups as a list of sets and look through it for every pair."""
    images = {image for pair in pairs for image in pair} | set(train) | set(test)
    groups = [{image} for image in images]
    for one, other in pairs:
        joined: set[int] = set()
        apart = []
        for group in groups:
            if one in group or other in group:
                joined |= group
            else:
                apart.append(group)
        groups = [*apart, joined]

    mixed = [group for group in groups if group & set(train) and group & set(test)]
    return len(mixed), sum(len(group & set(test)) for group in mixed)
