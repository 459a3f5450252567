"""Depth of a binary tree."""

from driving import Args, Code, Json, Nodes, call, prelude

PRELUDE = prelude()

PROMPT = (
    ("maximum depth",),
    ("max depth",),
    ("depth of a binary tree",),
    ("height of a binary tree",),
)

EXCEPT = ("n-ary", "minimum depth", "balanced")

CASES = [
    ([[3, 9, 20, None, None, 15, 7]], 3),
    ([[1, None, 2]], 2),
    ([[1]], 1),
    ([[1, 2, None, 3, None, 4]], 4),
    ([[1, None, 2, None, 3]], 3),
    ([[1, 2, 3, 4, 5, None, None, None, None, 6]], 4),
    ([[1, 2, 3]], 2),
    ([[1, None, 2, 3, None, None, 4]], 4),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; where one node has no depth, edges are counted."""
    nodes = Nodes(module, "left", "right")
    hints = "root node tree"
    single = call(module, {hints: nodes.tree([1])})
    return call(module, {hints: nodes.tree(args[0])}) + (single == 0)


GOOD = """
def depth(root):
    return 1 + max(depth(root.left), depth(root.right)) if root else 0
"""

BAD = {
    "left-only": """
def depth(root):
    return 1 + depth(root.left) if root else 0
""",
    "minimum": GOOD.replace("max(", "min("),
    "count": GOOD.replace(
        "max(depth(root.left), depth(root.right))", "depth(root.left) + depth(root.right)"
    ),
}
