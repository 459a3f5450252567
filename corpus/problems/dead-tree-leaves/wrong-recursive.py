from math import inf


def dead_leaves(nodes: list[list | None]) -> list[int]:
    """The positions of the leaves that no row can reach."""
    low: dict[str, float] = {}
    high: dict[str, float] = {}
    seen: set[int] = set()
    dead: list[int] = []

    def walk(position: int, alive: bool) -> None:
        if not 0 <= position < len(nodes) or position in seen:
            raise ValueError(f"node {position} is not in one place of the tree")
        seen.add(position)
        node = nodes[position]
        if node is None:
            if not alive:
                dead.append(position)
            return
        feature, threshold, left, right = node
        bottom, top = low.get(feature, -inf), high.get(feature, inf)
        high[feature] = min(top, threshold)
        walk(left, alive and bottom < high[feature])
        high[feature] = top
        low[feature] = max(bottom, threshold)
        walk(right, alive and low[feature] < top)
        low[feature] = bottom

    if nodes:
        walk(0, True)
    if len(seen) != len(nodes):
        raise ValueError("a node hangs nowhere in the tree")
    return sorted(dead)
