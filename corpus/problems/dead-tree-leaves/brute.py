from math import inf


def dead_leaves(nodes: list[list | None]) -> list[int]:
    """The positions of the leaves that no row can reach, climbing to the root from every leaf."""
    if not nodes:
        return []
    above: dict[int, tuple[int, bool]] = {}
    for position, node in enumerate(nodes):
        if node is not None:
            for child, is_left in ((node[2], True), (node[3], False)):
                if not 0 < child < len(nodes) or child in above:
                    raise ValueError(f"node {child} is not in one place of the tree")
                above[child] = position, is_left
    if len(above) != len(nodes) - 1:
        raise ValueError("a node hangs nowhere in the tree")

    dead = []
    for leaf, content in enumerate(nodes):
        if content is not None:
            continue
        low: dict[str, float] = {}
        high: dict[str, float] = {}
        position = leaf
        climbed = 0
        while position:
            position, is_left = above[position]
            feature, threshold, _, _ = nodes[position]
            if is_left:
                high[feature] = min(high.get(feature, inf), threshold)
            else:
                low[feature] = max(low.get(feature, -inf), threshold)
            climbed += 1
            if climbed > len(nodes):
                raise ValueError("a circle")
        if any(low[feature] >= high.get(feature, inf) for feature in low):
            dead.append(leaf)
    return dead
