"""Cheapest flight with at most k stops."""

from driving import Args, Code, Json, call, nothing, prelude, same

PRELUDE = prelude()

PROMPT = (("cheapest flight",), ("flight", "stops"))

CASES = [
    ([4, [[0, 1, 100], [1, 2, 100], [2, 0, 100], [1, 3, 600], [2, 3, 200]], 0, 3, 1], 700),
    ([3, [[0, 1, 100], [1, 2, 100], [0, 2, 500]], 0, 2, 1], 200),
    ([3, [[0, 1, 100], [1, 2, 100], [0, 2, 500]], 0, 2, 0], 500),
    ([3, [[0, 1, 2]], 0, 2, 1], -1),
    ([4, [[0, 1, 1], [1, 2, 1], [2, 3, 1]], 0, 3, 1], -1),
    ([4, [[0, 1, 1], [1, 2, 1], [2, 3, 1]], 0, 3, 2], 3),
    ([5, [[0, 1, 5], [1, 2, 5], [0, 3, 2], [3, 1, 2], [1, 4, 1], [4, 2, 1]], 0, 2, 2], 7),
    ([4, [[0, 1, 1], [0, 2, 5], [1, 2, 1], [2, 3, 1]], 0, 3, 1], 6),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    count, flights, start, goal, stops = args
    return call(
        module,
        {"n num cities": count, "flights edges": flights, "src source start s": start,
         "dst dest end target": goal, "k stops max_stops": stops},
        {"flights edges": flights, "src source start s": start, "dst dest end target": goal,
         "k stops max_stops": stops},
    )  # fmt: skip


def check(args: Args, got: Json, want: Json) -> bool:
    """What says that there is none is left open."""
    return nothing(got) if want == -1 else same(got, want)


GOOD = """
def cheapest(n, flights, src, dst, k):
    cost = [inf] * n
    cost[src] = 0
    for _ in range(k + 1):
        after = cost[:]
        for a, b, price in flights:
            after[b] = min(after[b], cost[a] + price)
        cost = after
    return cost[dst] if cost[dst] < inf else -1
"""

BAD = {
    "flights-not-stops": GOOD.replace("k + 1", "k"),
    "same-round": GOOD.replace("cost[:]", "cost"),
    "seen-cities": """
def cheapest(n, flights, src, dst, k):
    heap, seen = [(0, src, 0)], set()
    while heap:
        cost, at, used = heappop(heap)
        if at == dst:
            return cost
        if at in seen or used > k:
            continue
        seen.add(at)
        for a, b, price in flights:
            if a == at:
                heappush(heap, (cost + price, b, used + 1))
    return -1
""",
}
