"""Whether a directed graph has a cycle."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("cycle", "directed graph"), ("deadlock", "wait-for"))

EXCEPT = ("undirected",)

CASES = [
    ([3, [[0, 1], [1, 2]]], False),
    ([3, [[0, 1], [1, 2], [2, 0]]], True),
    ([4, [[0, 1], [0, 2], [1, 3], [2, 3]]], False),
    ([2, [[0, 1], [1, 0]]], True),
    ([4, [[0, 1], [2, 3], [3, 2]]], True),
    ([5, [[0, 1], [1, 2], [2, 3], [3, 1], [3, 4]]], True),
    ([5, [[4, 3], [3, 2], [2, 1], [1, 0], [4, 0]]], False),
    ([4, [[0, 1], [0, 2], [2, 1], [1, 3], [2, 3]]], False),
    ([3, [[2, 1], [0, 1]]], False),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    count, pairs = args
    graph: dict[int, list[int]] = {each: [] for each in range(count)}
    for one, other in pairs:
        graph[one].append(other)
    nodes, edges = "n num nodes vertices v", "edges pairs e"
    return plain(
        call(
            module,
            {nodes: count, edges: pairs},
            {"graph g adj": graph},
            {nodes: list(range(count)), edges: pairs},
            {edges: pairs},
        )
    )


def check(args: Args, got: Json, want: Json) -> bool:
    """The cycle itself is as good as that there is one."""
    if isinstance(got, list) and got:
        ends = [*got[1:], got[0]] if got[0] != got[-1] else got[1:]
        return want and all([a, b] in args[1] for a, b in zip(got, ends, strict=False))
    return got in (True, False, None, []) and bool(got) == want


GOOD = """
def has_cycle(graph):
    state = {}
    def visit(node):
        state[node] = 1
        for other in graph.get(node, ()):
            if state.get(other) == 1 or (other not in state and visit(other)):
                return True
        state[node] = 2
        return False
    return any(node not in state and visit(node) for node in graph)
"""

BAD = {
    "as-undirected": GOOD.replace("        state[node] = 2\n", ""),
    "first-node-only": GOOD.replace(
        "any(node not in state and visit(node) for node in graph)", "visit(next(iter(graph)))"
    ),
}
