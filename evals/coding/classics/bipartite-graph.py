"""Whether a graph is bipartite."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("bipartite",), ("two-color",), ("two colo", "graph"))

EXCEPT = ("matching",)

CASES = [
    ([4, [[0, 1], [1, 2], [2, 3], [3, 0]]], True),
    ([4, [[0, 1], [0, 2], [0, 3], [1, 2], [2, 3]]], False),
    ([3, [[0, 1], [1, 2], [2, 0]]], False),
    ([2, [[0, 1]]], True),
    ([5, [[0, 1], [2, 3], [3, 4], [4, 2]]], False),
    ([5, [[0, 1], [1, 2], [2, 3], [3, 4], [4, 0]]], False),
    ([6, [[0, 3], [0, 4], [1, 3], [1, 5], [2, 4], [2, 5]]], True),
    ([5, [[0, 1], [2, 3]]], True),
    ([7, [[0, 1], [0, 2], [1, 3], [2, 4], [3, 5], [4, 6]]], True),
    ([1, []], True),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    count, edges = args
    graph: list[list[int]] = [[] for _ in range(count)]
    for one, other in edges:
        graph[one].append(other)
        graph[other].append(one)
    adjacent, pairs = "graph g adj", "edges e pairs dislikes"
    return call(
        module,
        {adjacent: graph},
        {adjacent: dict(enumerate(graph))},
        {"n num nodes": count, pairs: edges},
        {"n num nodes": list(range(count)), pairs: edges},
    )


def check(args: Args, got: Json, want: Json) -> bool:
    """Two groups, or None, say it as well."""
    return (got is None or isinstance(got, (int, list))) and bool(got) is want


GOOD = """
def is_bipartite(graph):
    color = {}
    for start in range(len(graph)):
        if start in color:
            continue
        color[start] = 0
        stack = [start]
        while stack:
            x = stack.pop()
            for y in graph[x]:
                if y not in color:
                    color[y] = 1 - color[x]
                    stack.append(y)
                elif color[y] == color[x]:
                    return False
    return True
"""

BAD = {
    "first-part-only": GOOD.replace("range(len(graph))", "range(1)"),
    "seen-is-conflict": GOOD.replace(
        "elif color[y] == color[x]:", "elif color[y] == 0 and x == 9:"
    ),
}
