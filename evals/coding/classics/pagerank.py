"""PageRank by power iteration, of graphs where every page links to one."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("pagerank",), ("page rank",))

_GRAPHS = [
    [[1], [2], [0]],
    [[1, 2], [2], [0]],
    [[1], [0], [0]],
    [[1, 2, 3], [0], [0], [0]],
    [[1], [2], [3], [1]],
    [[1, 2], [0, 2], [0, 1]],
    [[2], [2], [0, 1, 3], [0]],
    [[1, 3], [0], [0, 1], [2]],
]


def _ranks(graph: list[list[int]]) -> list[float]:
    """After many rounds, with a damping of 0.85."""
    ranks = [1 / len(graph)] * len(graph)
    for _ in range(200):
        after = [0.15 / len(graph)] * len(graph)
        for node, links in enumerate(graph):
            for other in links:
                after[other] += 0.85 * ranks[node] / len(links)
        ranks = after
    return ranks


CASES = [([graph], _ranks(graph)) for graph in _GRAPHS]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function, with links by node or as pairs."""
    graph = args[0]
    pairs = [(node, other) for node, links in enumerate(graph) for other in links]
    extra = {
        "damping d alpha beta damping_factor": 0.85,
        "iterations iters n_iter max_iter num_iterations steps": 100,
        "tol tolerance eps epsilon": 1e-9,
    }
    names = "graph links adj g adjacency"
    found = call(
        module,
        {names: dict(enumerate(graph))},
        {names: graph},
        {"n num nodes": len(graph), "edges pairs": pairs},
        extra=extra,
    )
    return plain([found[node] for node in range(len(graph))])


def check(args: Args, got: Json, want: Json) -> bool:
    """Shares of the whole, within a hundredth."""
    if not isinstance(got, list) or not all(isinstance(each, float) for each in got):
        return False
    total = sum(got)
    return len(got) == len(want) and all(
        abs(one / total - other) <= 0.01 if total else False
        for one, other in zip(got, want, strict=True)
    )


GOOD = """
def pagerank(graph, damping=0.85, iterations=50):
    n = len(graph)
    rank = {node: 1 / n for node in graph}
    for _ in range(iterations):
        new = {node: (1 - damping) / n for node in graph}
        for node, links in graph.items():
            for other in links:
                new[other] += damping * rank[node] / len(links)
        rank = new
    return rank
"""

BAD = {
    "not-shared-out": GOOD.replace(" / len(links)", ""),
    "against-the-links": GOOD.replace("new[other] += damping * rank[node]",
                                      "new[node] += damping * rank[other]"),
    "one-round": GOOD.replace("range(iterations)", "range(1)"),
    "damping-upside-down": GOOD.replace("(1 - damping) / n", "damping / n").replace(
        "+= damping *", "+= (1 - damping) *"),
}  # fmt: skip
