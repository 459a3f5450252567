"""The kth smallest value of a binary search tree."""

from driving import Args, Code, Json, Nodes, call, prelude

PRELUDE = prelude()

PROMPT = (
    ("kth smallest", "search tree"),
    ("kth smallest", "bst"),
    ("k-th smallest", "search tree"),
    ("k-th smallest", "bst"),
)

EXCEPT = ("two ",)

CASES = [
    ([[3, 1, 4, None, 2], 1], 1),
    ([[3, 1, 4, None, 2], 2], 2),
    ([[3, 1, 4, None, 2], 4], 4),
    ([[5, 3, 6, 2, 4, None, None, 1], 3], 3),
    ([[5, 3, 6, 2, 4, None, None, 1], 6], 6),
    ([[1], 1], 1),
    ([[2, None, 5, 4, 9], 2], 4),
    ([[2, None, 5, 4, 9], 3], 5),
    ([[0, -3, 9, -10, None, 5], 3], 0),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    root = Nodes(module, "left", "right").tree(args[0])
    return call(module, {"root node tree": root, "k n": args[1]})


GOOD = """
def kth_smallest(root, k):
    stack = []
    while True:
        while root:
            stack.append(root)
            root = root.left
        root = stack.pop()
        k -= 1
        if k == 0:
            return root.val
        root = root.right
"""

BAD = {
    "off-by-one": GOOD.replace("k -= 1\n        if k == 0:", "k -= 1\n        if k < 0:"),
    "preorder": """
def kth_smallest(root, k):
    out = []
    def visit(n):
        if n:
            out.append(n.val)
            visit(n.left)
            visit(n.right)
    visit(root)
    return out[k - 1]
""",
    "largest": GOOD.replace("root.left", "root.side")
    .replace("root.right", "root.left")
    .replace("side", "right"),
}
