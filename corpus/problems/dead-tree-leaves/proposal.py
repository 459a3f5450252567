from math import inf


def dead_leaves(nodes):
    """Positions of the leaves that no row can reach; one walk with a range for each feature."""
    if not nodes:
        return []
    low, high = {}, {}
    seen, dead = set(), []
    steps = [("visit", 0, True)]
    while steps:
        kind, *rest = steps.pop()
        if kind == "set":
            ends, feature, end = rest
            ends[feature] = end
            continue
        position, alive = rest
        if not 0 <= position < len(nodes) or position in seen:
            raise ValueError(f"node {position} does not hang in exactly one place")
        seen.add(position)
        if nodes[position] is None:
            if not alive:
                dead.append(position)
            continue
        feature, threshold, left, right = nodes[position]
        bottom, top = low.get(feature, -inf), high.get(feature, inf)
        new_top, new_bottom = min(top, threshold), max(bottom, threshold)
        for child, ends, old, new, possible in (
            (left, high, top, new_top, bottom <= new_top),
            (right, low, bottom, new_bottom, new_bottom <= top),
        ):
            steps.append(("set", ends, feature, old))
            steps.append(("visit", child, alive and possible))
            steps.append(("set", ends, feature, new))
    if len(seen) < len(nodes):
        raise ValueError("a node does not hang below the root")
    return sorted(dead)
