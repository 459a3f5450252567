"""Shortest path in a graph without weights: by edges, or the path itself."""

from driving import Args, Code, Json, call, nothing, plain, prelude

PRELUDE = prelude()

PROMPT = (
    ("shortest path", "unweighted"),
    ("degrees of separation",),
    ("shortest path", "social"),
    ("shortest path", "graph", "bfs"),
)

EXCEPT = ("weighted", "grid", "maze")

CASES = [
    ([[[0, 1], [1, 2], [2, 3]], 0, 3], 3),
    ([[[0, 1], [1, 2], [2, 3], [0, 3]], 0, 3], 1),
    ([[[0, 1], [0, 2], [1, 3], [2, 4], [4, 3], [3, 5]], 0, 5], 3),
    ([[[0, 1], [2, 3]], 0, 3], -1),
    ([[[0, 1], [1, 2]], 2, 2], 0),
    ([[[0, 1], [1, 2], [2, 0]], 2, 1], 1),
    ([[[0, 4], [4, 5], [5, 6], [0, 1], [1, 6]], 0, 6], 2),
    ([[[3, 1], [1, 0], [0, 2], [2, 4]], 4, 3], 4),
    ([[[0, 1], [1, 2], [2, 3], [3, 4], [0, 5], [5, 4]], 4, 0], 2),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    edges, start, goal = args
    graph: dict[int, list[int]] = {}
    for one, other in edges:
        graph.setdefault(one, []).append(other)
        graph.setdefault(other, []).append(one)
    ends = {"start source src s a begin": start, "end goal target dest t b": goal}
    result = plain(
        call(
            module,
            {"graph g adj friends network": graph, **ends},
            {"edges pairs friendships e": edges, **ends},
            {"n num nodes": len(graph), "edges pairs friendships e": edges, **ends},
        )
    )
    return {"path": result} if isinstance(result, list) and result else result


def check(args: Args, got: Json, want: Json) -> bool:
    """The path itself will do as well."""
    if want == -1:
        return nothing(got)
    if isinstance(got, dict):
        path = got.get("path")
        return isinstance(path, list) and len(path) == want + 1 and [path[0], path[-1]] == args[1:]
    return isinstance(got, int) and got == want


GOOD = """
def shortest_path(graph, start, goal):
    queue, parent = deque([start]), {start: None}
    while queue:
        node = queue.popleft()
        if node == goal:
            path = []
            while node is not None:
                path.append(node)
                node = parent[node]
            return path[::-1]
        for other in graph[node]:
            if other not in parent:
                parent[other] = node
                queue.append(other)
    return None
"""

BAD = {
    "depth-first": GOOD.replace("popleft", "pop"),
    "one-too-many": """
def distance(graph, a, b):
    queue, seen = deque([(a, 1)]), {a}
    while queue:
        node, d = queue.popleft()
        if node == b:
            return d
        for other in graph[node]:
            if other not in seen:
                seen.add(other)
                queue.append((other, d + 1))
    return -1
""",
}
