def dead_leaves(nodes: list[list | None]) -> list[int]:
    """The positions of the leaves that no row can reach."""
    if not nodes:
        return []
    seen = [False] * len(nodes)
    dead = []
    visits: list[tuple] = [(0, True, None, 0, False)]
    while visits:
        position, alive, above, bound, came_left = visits.pop()
        if not 0 <= position < len(nodes) or seen[position]:
            raise ValueError(f"node {position} is not in one place of the tree")
        seen[position] = True
        node = nodes[position]
        if node is None:
            if not alive:
                dead.append(position)
            continue
        feature, threshold, left, right = node
        left_alive = right_alive = alive
        if above == feature:
            if came_left and threshold >= bound:
                right_alive = False
            if not came_left and threshold <= bound:
                left_alive = False
        visits.append((left, left_alive, feature, threshold, True))
        visits.append((right, right_alive, feature, threshold, False))
    if not all(seen):
        raise ValueError("a node hangs nowhere in the tree")
    return sorted(dead)
