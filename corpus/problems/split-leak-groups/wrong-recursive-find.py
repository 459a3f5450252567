from collections import Counter


def leak_groups(pairs: list[tuple[int, int]], train: list[int], test: list[int]) -> tuple[int, int]:
    """Join the pairs, then look once at which sides each group has."""
    parent: dict[int, int] = {}

    def root(image: int) -> int:
        if parent[image] != image:
            parent[image] = root(parent[image])
        return parent[image]

    for pair in pairs:
        for image in pair:
            if image not in parent:
                parent[image] = image
        parent[root(pair[0])] = root(pair[1])

    trained = {root(image) for image in train if image in parent}
    tested = Counter(root(image) for image in test if image in parent)
    mixed = [count for group, count in tested.items() if group in trained]
    return len(mixed), sum(mixed)
