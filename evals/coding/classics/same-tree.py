"""Whether two binary trees are equal."""

from driving import Args, Code, Json, Nodes, call, prelude

PRELUDE = prelude()

PROMPT = (
    ("same tree", "two"),
    ("two binary trees", "same"),
    ("two binary trees", "identical"),
)

EXCEPT = ("serialize", "serialise", "subtree")

CASES = [
    ([[1, 2, 3], [1, 2, 3]], True),
    ([[1, 2], [1, None, 2]], False),
    ([[1, 2, 1], [1, 1, 2]], False),
    ([[1], [1]], True),
    ([[1], [2]], False),
    ([[1, 2], [1]], False),
    ([[1], [1, None, 2]], False),
    ([[5, 3, 8, None, 4], [5, 3, 8, None, 4]], True),
    ([[5, 3, 8, 4], [5, 3, 8, None, 4]], False),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    nodes = Nodes(module, "left", "right")
    one, other = map(nodes.tree, args)
    return bool(call(module, {"p a t1 root1": one, "q b t2 root2": other}))


GOOD = """
def same(p, q):
    if not p or not q:
        return p is q
    return p.val == q.val and same(p.left, q.left) and same(p.right, q.right)
"""

BAD = {
    "preorder-without-gaps": """
def values(t):
    return [t.val] + values(t.left) + values(t.right) if t else []

def same(p, q):
    return values(p) == values(q)
""",
    "left-only": GOOD.replace(" and same(p.right, q.right)", ""),
    "shape-only": GOOD.replace("p.val == q.val and ", ""),
}
