"""Invert a binary tree: mirror it."""

from driving import Args, Code, Json, Nodes, call, prelude

PRELUDE = prelude()

PROMPT = (
    ("invert", "binary tree"),
    ("mirror", "binary tree"),
    ("invert a tree",),
    ("flip a binary tree",),
)

EXCEPT = ("mirror of itself", "symmetric")

CASES = [
    ([[4, 2, 7, 1, 3, 6, 9]], [4, 7, 2, 9, 6, 3, 1]),
    ([[2, 1, 3]], [2, 3, 1]),
    ([[1]], [1]),
    ([[1, 2]], [1, None, 2]),
    ([[1, None, 2]], [1, 2]),
    ([[1, 2, 3, 4]], [1, 3, 2, None, None, None, 4]),
    ([[1, 2, None, 3, None, 4]], [1, None, 2, None, 3, None, 4]),
    ([[5, 3, 8, None, 4, 7]], [5, 8, 3, None, 7, 4]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; the tree itself is read where nothing is given back."""
    nodes = Nodes(module, "left", "right")
    root = nodes.tree(args[0])
    result = call(module, {"root node tree": root})
    return nodes.levels(root if result is None else result)


GOOD = """
def invert(root):
    if root:
        root.left, root.right = invert(root.right), invert(root.left)
    return root
"""

BAD = {
    "overwritten": """
def invert(root):
    if root is None:
        return None
    root.left = invert(root.right)
    root.right = invert(root.left)
    return root
""",
    "top-only": """
def invert(root):
    if root:
        root.left, root.right = root.right, root.left
    return root
""",
}
