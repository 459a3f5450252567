"""Network delay: when a signal from one node has reached all."""

from driving import Args, Code, Json, call, nothing, prelude, same

PRELUDE = prelude()

PROMPT = (("network delay",), ("signal", "all nodes"), ("signal", "every node"))

EXCEPT = ("stops",)

CASES = [
    ([[[2, 1, 1], [2, 3, 1], [3, 4, 1]], 4, 2], 2),
    ([[[1, 2, 1]], 2, 1], 1),
    ([[[1, 2, 1]], 2, 2], -1),
    ([[[1, 2, 1], [2, 3, 2], [1, 3, 4]], 3, 1], 3),
    ([[[1, 2, 10], [1, 3, 1], [3, 2, 2], [2, 4, 1]], 4, 1], 4),
    ([[[1, 2, 1], [2, 3, 7], [1, 3, 4], [2, 1, 2]], 3, 2], 6),
    ([[[1, 2, 5], [3, 4, 1]], 4, 1], -1),
    ([[[1, 2, 3], [2, 1, 3], [2, 3, 1]], 3, 1], 4),
    ([[[1, 2, 1], [1, 3, 8], [2, 3, 3], [3, 4, 1], [2, 4, 9], [4, 5, 2]], 5, 1], 7),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    times, count, start = args
    return call(module, {"times edges links t": times, "n num nodes count": count,
                         "k start source src s": start})  # fmt: skip


def check(args: Args, got: Json, want: Json) -> bool:
    """What says that some are never reached is left open."""
    return nothing(got) if want == -1 else same(got, want)


GOOD = """
def delay(times, n, k):
    graph = defaultdict(list)
    for u, v, w in times:
        graph[u].append((v, w))
    done, heap = {}, [(0, k)]
    while heap:
        t, u = heappop(heap)
        if u in done:
            continue
        done[u] = t
        for v, w in graph[u]:
            heappush(heap, (t + w, v))
    return max(done.values()) if len(done) == n else -1
"""

ALSO_GOOD = (
    """
class Solution:
    def networkDelayTime(self, times: List[List[int]], n: int, k: int) -> int:
        dist = {x: float("inf") for x in range(1, n + 1)}
        dist[k] = 0
        for _ in range(n):
            for u, v, w in times:
                dist[v] = min(dist[v], dist[u] + w)
        worst = max(dist.values())
        return worst if worst < float("inf") else -1
""",
)

BAD = {
    "breadth-first": """
def delay(times, n, k):
    graph = defaultdict(list)
    for u, v, w in times:
        graph[u].append((v, w))
    dist, queue = {k: 0}, deque([k])
    while queue:
        u = queue.popleft()
        for v, w in graph[u]:
            if v not in dist:
                dist[v] = dist[u] + w
                queue.append(v)
    return max(dist.values()) if len(dist) == n else -1
""",
    "both-ways": GOOD.replace(
        "graph[u].append((v, w))", "graph[u].append((v, w)); graph[v].append((u, w))"
    ),
    "unreached-ignored": GOOD.replace(" if len(done) == n else -1", ""),
}
