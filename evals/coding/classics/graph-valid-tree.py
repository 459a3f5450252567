"""Whether edges make a tree of n nodes."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("graph valid tree",), ("valid tree", "edges"), ("forms a tree", "edges"))

CASES = [
    ([5, [[0, 1], [0, 2], [0, 3], [1, 4]]], True),
    ([5, [[0, 1], [1, 2], [2, 3], [1, 3], [1, 4]]], False),
    ([4, [[0, 1], [2, 3]]], False),
    ([2, [[0, 1]]], True),
    ([4, [[0, 1], [1, 2], [2, 0]]], False),
    ([4, [[3, 2], [2, 1], [1, 0]]], True),
    ([1, []], True),
    ([5, [[0, 1], [1, 2], [2, 0], [3, 4]]], False),
    ([3, [[0, 2]]], False),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return bool(call(module, {"n num nodes": args[0], "edges pairs e": args[1]}))


GOOD = """
def valid_tree(n, edges):
    if len(edges) != n - 1:
        return False
    parent = list(range(n))
    def find(x):
        while parent[x] != x:
            x = parent[x]
        return x
    for a, b in edges:
        if find(a) == find(b):
            return False
        parent[find(a)] = find(b)
    return True
"""

BAD = {
    "number-of-edges": """
def valid_tree(n, edges):
    return len(edges) == n - 1
""",
    "not-connected": GOOD.replace("if len(edges) != n - 1:", "if False:"),
}
