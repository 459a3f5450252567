"""Whether a binary tree is balanced by height."""

from driving import Args, Code, Json, Nodes, call, prelude

PRELUDE = prelude()

PROMPT = (("balanced binary tree",), ("height-balanced",), ("binary tree is balanced",))

CASES = [
    ([[3, 9, 20, None, None, 15, 7]], True),
    ([[1, 2, 2, 3, 3, None, None, 4, 4]], False),
    ([[1]], True),
    ([[1, 2]], True),
    ([[1, 2, None, 3]], False),
    ([[1, None, 2, None, 3]], False),
    ([[1, 2, 2, 3, None, None, 3, 4, None, None, 4]], False),
    ([[1, 2, 3, 4, 5, 6, None, 7]], True),
    ([[1, 2, 3, 4, None, None, 5, 6]], False),
    ([[1, 2, 3, None, 4]], True),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return bool(call(module, {"root node tree": Nodes(module, "left", "right").tree(args[0])}))


GOOD = """
def height(node):
    if not node:
        return 0
    left, right = height(node.left), height(node.right)
    if left < 0 or right < 0 or abs(left - right) > 1:
        return -1
    return 1 + max(left, right)

def is_balanced(root):
    return height(root) >= 0
"""

BAD = {
    "root-only": """
def height(n):
    return 1 + max(height(n.left), height(n.right)) if n else 0

def is_balanced(root):
    return root is None or abs(height(root.left) - height(root.right)) <= 1
""",
    "two-allowed": GOOD.replace("> 1:", "> 2:"),
}
