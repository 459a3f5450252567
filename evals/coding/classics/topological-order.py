"""Topological order of a directed graph or of tasks that depend on each other."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("topological",), ("tasks", "dependencies", "order"), ("build order",))

CASES = [
    ([3, [[0, 1], [1, 2]]], True),
    ([3, [[0, 1], [1, 2], [2, 0]]], False),
    ([4, [[0, 1], [0, 2], [1, 3], [2, 3]]], True),
    ([6, [[5, 2], [5, 0], [4, 0], [4, 1], [2, 3], [3, 1]]], True),
    ([2, [[0, 1], [1, 0]]], False),
    ([4, [[0, 1], [2, 3], [3, 2]]], False),
    ([5, [[3, 0], [3, 1], [1, 0], [0, 2], [4, 3]]], True),
    ([5, [[4, 3], [3, 2], [2, 1], [1, 0]]], True),
    ([5, [[0, 2], [1, 2], [2, 3], [2, 4]]], True),
    ([5, [[0, 1], [1, 2], [2, 3], [3, 1], [3, 4]]], False),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; to raise an error of its own says that there is no order."""
    count, pairs = args
    graph: dict[int, list[int]] = {each: [] for each in range(count)}
    for one, other in pairs:
        graph[one].append(other)
    nodes = "n num nodes vertices tasks v projects numtasks"
    edges = "edges pairs dependencies deps prerequisites e"
    adjacent = "graph g adj deps dependencies tasks"
    ways = [
        {nodes: count, edges: pairs},
        {nodes: list(range(count)), edges: pairs},
        {adjacent: graph},
        {nodes: list(range(count)), edges: graph},
        {edges: pairs},
    ]
    try:
        return plain(call(module, *ways))
    except (ValueError, RuntimeError) as error:
        return {"refused": str(error)}


def check(args: Args, got: Json, want: Json) -> bool:
    """Any order; an edge may be meant either way round, and a cycle told in several ways."""
    refused = got in (False, None, []) or isinstance(got, dict)
    if not want or refused:
        return bool(want) != refused
    if not isinstance(got, list) or not all(isinstance(each, int) for each in got):
        return False
    at = {node: i for i, node in enumerate(got)}
    if sorted(got) != list(range(args[0])):
        return False
    return len({at[a] < at[b] for a, b in args[1]}) < 2


GOOD = """
def topological_sort(graph):
    waiting = {node: 0 for node in graph}
    for node in graph:
        for after in graph[node]:
            waiting[after] = waiting.get(after, 0) + 1
    queue = deque(node for node in waiting if waiting[node] == 0)
    order = []
    while queue:
        node = queue.popleft()
        order.append(node)
        for after in graph.get(node, ()):
            waiting[after] -= 1
            if waiting[after] == 0:
                queue.append(after)
    if len(order) < len(waiting):
        raise ValueError("cycle")
    return order
"""

ALSO_GOOD = (
    """
def order(n, edges):
    graph = [[] for _ in range(n)]
    for a, b in edges:
        graph[a].append(b)
    color, out = [0] * n, []
    def visit(x):
        color[x] = 1
        for y in graph[x]:
            if color[y] == 1 or (color[y] == 0 and not visit(y)):
                return False
        color[x] = 2
        out.append(x)
        return True
    for x in range(n):
        if color[x] == 0 and not visit(x):
            return []
    return out[::-1]
""",
)

BAD = {
    "cycle-unseen": GOOD.replace("if len(order) < len(waiting):", "if not order:"),
    "preorder": """
def order(n, edges):
    graph = [[] for _ in range(n)]
    for a, b in edges:
        graph[a].append(b)
    seen, out = set(), []
    def visit(x):
        if x not in seen:
            seen.add(x)
            out.append(x)
            for y in graph[x]:
                visit(y)
    for x in range(n):
        visit(x)
    return out
""",
    "every-neighbour-queued": """
def order(n, edges):
    graph, waiting = [[] for _ in range(n)], [0] * n
    for a, b in edges:
        graph[a].append(b)
        waiting[b] += 1
    queue = deque(x for x in range(n) if not waiting[x])
    out = []
    while queue:
        x = queue.popleft()
        out.append(x)
        for y in graph[x]:
            if y not in out and y not in queue:
                queue.append(y)
    return out if len(out) == n else []
""",
}
