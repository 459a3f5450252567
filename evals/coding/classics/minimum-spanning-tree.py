"""Minimum spanning tree: its cost."""

from driving import Args, Code, Json, call, plain, prelude, same

PRELUDE = prelude()

PROMPT = (("minimum spanning tree",), ("kruskal",), ("prim's",), ("connect all cities",))

CASES = [
    ([4, [[0, 1, 10], [0, 2, 6], [0, 3, 5], [1, 3, 15], [2, 3, 4]]], 19),
    ([3, [[0, 1, 1], [1, 2, 2], [0, 2, 3]]], 3),
    ([2, [[0, 1, 7]]], 7),
    ([5, [[0, 1, 5], [1, 2, 4], [2, 3, 3], [3, 4, 2]]], 14),
    ([4, [[0, 1, 1], [1, 2, 1], [2, 3, 1], [3, 0, 1]]], 3),
    ([5, [[0, 1, 2], [0, 3, 6], [1, 2, 3], [1, 3, 8], [1, 4, 5], [2, 4, 7], [3, 4, 9]]], 16),
    ([6, [[0, 1, 1], [1, 2, 1], [0, 2, 1], [3, 4, 1], [4, 5, 1], [2, 3, 9], [0, 5, 8]]], 12),
    ([4, [[3, 2, 2], [2, 1, 5], [1, 0, 1], [0, 3, 9], [1, 3, 4]]], 7),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    count, edges = args
    graph: dict[int, list[tuple[int, int]]] = {node: [] for node in range(count)}
    for one, other, cost in edges:
        graph[one].append((other, cost))
        graph[other].append((one, cost))
    return plain(
        call(
            module,
            {"n num nodes vertices": count, "edges e connections": edges},
            {"graph g adj": graph},
            {"n num nodes vertices": count, "edges e": [(w, a, b) for a, b, w in edges]},
        )
    )


def check(args: Args, got: Json, want: Json) -> bool:
    """The cost, with the tree or without; or the tree alone."""
    if isinstance(got, list) and got:
        if any(same(each, want) for each in got):
            return True
        known = {(min(a, b), max(a, b)): w for a, b, w in args[1]}
        try:
            costs = [known[min(e[:2]), max(e[:2])] for e in got]
        except (KeyError, TypeError, ValueError, AttributeError):
            return False
        return bool(sum(costs) == want and len(got) == args[0] - 1)
    return same(got, want)


GOOD = """
def mst(n, edges):
    parent = list(range(n))
    def find(x):
        while parent[x] != x:
            x = parent[x]
        return x
    total = 0
    for a, b, w in sorted(edges, key=lambda e: e[2]):
        if find(a) != find(b):
            parent[find(a)] = find(b)
            total += w
    return total
"""

BAD = {
    "smallest-edges": """
def mst(n, edges):
    return sum(sorted(w for a, b, w in edges)[:n - 1])
""",
    "unsorted": GOOD.replace("sorted(edges, key=lambda e: e[2])", "edges"),
    "roots-not-found": GOOD.replace("parent[find(a)] = find(b)", "parent[a] = b"),
}
