from math import inf


def dead_leaves(nodes: list[list | None]) -> list[int]:
    """The positions of the leaves that no row can reach."""
    if not nodes:
        return []
    features = {node[0] for node in nodes if node}
    low: dict[str, float] = dict.fromkeys(features, -inf)
    high: dict[str, float] = dict.fromkeys(features, inf)
    seen = [False] * len(nodes)
    dead = []

    visits: list[tuple] = [("visit", 0, True)]
    while visits:
        step = visits.pop()
        if step[0] == "set":
            _, ends, feature, end = step
            ends[feature] = end
            continue
        _, position, alive = step
        if not 0 <= position < len(nodes) or seen[position]:
            raise ValueError(f"node {position} is not in one place of the tree")
        seen[position] = True
        node = nodes[position]
        if node is None:
            if not alive:
                dead.append(position)
            continue
        feature, threshold, left, right = node
        bottom, top = low[feature], high[feature]
        lowered, raised = min(top, threshold), max(bottom, threshold)
        for child, ends, before, after, possible in (
            (left, high, top, lowered, bottom < lowered),
            (right, low, bottom, raised, raised < top),
        ):
            visits.append(("set", ends, feature, before))
            visits.append(("visit", child, possible))
            visits.append(("set", ends, feature, after))
    if not all(seen):
        raise ValueError("a node hangs nowhere in the tree")
    return sorted(dead)
