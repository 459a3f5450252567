"""Shortest distances from one node of a graph with weights."""

from itertools import pairwise

from driving import Args, Code, Json, call, nothing, plain, prelude, same

PRELUDE = prelude()

PROMPT = (
    ("dijkstra",),
    ("shortest path", "weighted"),
    ("cheapest route", "graph"),
    ("shortest route", "weighted"),
)

EXCEPT = ("stops", "grid", "network delay", "bellman", "unweighted")

CASES = [
    ([4, [[0, 1, 1], [1, 2, 2], [0, 2, 5], [2, 3, 1]], 0, 3], 4),
    ([4, [[0, 1, 10], [0, 2, 1], [2, 1, 2], [1, 3, 1]], 0, 3], 4),
    ([3, [[0, 1, 4]], 0, 2], -1),
    ([3, [[0, 1, 4], [1, 2, 1]], 0, 0], 0),
    ([5, [[0, 1, 2], [0, 2, 4], [1, 2, 1], [1, 3, 7], [2, 4, 3], [4, 3, 2]], 0, 3], 8),
    ([5, [[0, 1, 7], [1, 4, 1], [0, 2, 2], [2, 3, 2], [3, 4, 2]], 0, 4], 6),
    ([4, [[0, 1, 1], [1, 3, 100], [0, 2, 50], [2, 3, 1]], 0, 3], 51),
    ([3, [[0, 1, 0], [1, 2, 0]], 0, 2], 0),
    ([6, [[0, 1, 9], [0, 2, 1], [2, 3, 1], [3, 1, 1], [1, 5, 4], [3, 4, 9], [4, 5, 1]], 0, 5], 7),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function and reads the distance to the goal; None for unreachable."""
    count, edges, start, goal = args
    graph: dict[int, list[tuple[int, int]]] = {node: [] for node in range(count)}
    for one, other, cost in edges:
        graph[one].append((other, cost))
    adjacent, ends = "graph g adj", {"end goal target dest t": goal}
    begin = {"start source src s": start}
    links = "edges e links roads"
    tables = {node: dict(links) for node, links in graph.items()}
    result = call(
        module,
        {adjacent: graph, **begin, **ends},
        {adjacent: tables, **begin, **ends},
        {adjacent: graph, **begin},
        {adjacent: tables, **begin},
        {"n num nodes": count, links: edges, **begin, **ends},
        {"n num nodes": count, links: edges, **begin},
        {links: edges, **begin, **ends},
        {links: edges, **begin},
    )
    while isinstance(result, tuple) and result:
        result = next((e for e in result if isinstance(e, (dict, int, float))), result[0])
    if isinstance(result, dict):
        return plain(result.get(goal))
    if isinstance(result, list) and len(result) == count and result[start] == 0:
        return plain(result[goal])
    return plain(result)


def check(args: Args, got: Json, want: Json) -> bool:
    """What says that the goal cannot be reached is left open."""
    if isinstance(got, list) and got:
        costs = {(a, b): cost for a, b, cost in args[1]}
        try:
            ends = [got[0], got[-1]] == args[2:]
            return ends and bool(sum(costs[a, b] for a, b in pairwise(got)) == want)
        except (KeyError, TypeError):
            return False
    return nothing(got) if want == -1 else same(got, want)


GOOD = """
def dijkstra(graph, source):
    dist = {source: 0}
    heap = [(0, source)]
    while heap:
        d, u = heappop(heap)
        if d > dist[u]:
            continue
        for v, w in graph[u].items():
            if d + w < dist.get(v, inf):
                dist[v] = d + w
                heappush(heap, (d + w, v))
    return dist
"""

ALSO_GOOD = (
    """
def shortest(n, edges, src, dst):
    g = [[] for _ in range(n)]
    for u, v, w in edges:
        g[u].append((v, w))
    heap, seen = [(0, src)], set()
    while heap:
        d, u = heappop(heap)
        if u == dst:
            return d
        if u in seen:
            continue
        seen.add(u)
        for v, w in g[u]:
            heappush(heap, (d + w, v))
    return -1
""",
)

BAD = {
    "seen-when-pushed": """
def shortest(graph, start, end):
    heap, seen = [(0, start)], {start}
    while heap:
        d, u = heappop(heap)
        if u == end:
            return d
        for v, w in graph[u]:
            if v not in seen:
                seen.add(v)
                heappush(heap, (d + w, v))
    return -1
""",
    "edge-not-path": GOOD.replace("d + w", "w"),
    "queue": GOOD.replace("heappop(heap)", "heap.pop()").replace(
        "if d > dist[u]:", "if u in dist and u:"
    ),
}
