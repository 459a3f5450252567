"""Lowest common ancestor of two nodes in a binary tree without order."""

from driving import Args, Code, Json, Nodes, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("lowest common ancestor", "binary tree"), ("lca", "binary tree"))

EXCEPT = ("deepest", "parent pointer", "n-ary", "search tree", "bst")

CASES = [
    ([[3, 5, 1, 6, 2, 0, 8, None, None, 7, 4], 5, 1], 3),
    ([[3, 5, 1, 6, 2, 0, 8, None, None, 7, 4], 5, 4], 5),
    ([[3, 5, 1, 6, 2, 0, 8, None, None, 7, 4], 7, 4], 2),
    ([[3, 5, 1, 6, 2, 0, 8, None, None, 7, 4], 6, 4], 5),
    ([[3, 5, 1, 6, 2, 0, 8, None, None, 7, 4], 0, 8], 1),
    ([[3, 5, 1, 6, 2, 0, 8, None, None, 7, 4], 4, 8], 3),
    ([[1, 2], 1, 2], 1),
    ([[1, 2], 2, 1], 1),
    ([[1, None, 2, None, 3, None, 4], 4, 3], 3),
    ([[7, 9, 4, 2, None, None, 8], 2, 8], 7),
    ([[7, 9, 4, None, None, 3, 8], 8, 3], 4),
    ([[1], 1, 1], 1),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function with nodes, or where that fails with their values."""
    nodes = Nodes(module, "left", "right")
    root = nodes.tree(args[0])
    first, second = (
        next(node for node in nodes.within(root) if nodes.get(node, "val") == value)
        for value in args[1:]
    )
    tree = {"root tree node t": root}
    result = call(
        module,
        {**tree, "p a first n1": first, "q b second n2": second},
        {**tree, "p a first n1": args[1], "q b second n2": args[2]},
    )
    return plain(result) if isinstance(result, int) or result is None else nodes.get(result, "val")


GOOD = """
def lowest(root, p, q):
    if root is None or root is p or root is q:
        return root
    left, right = lowest(root.left, p, q), lowest(root.right, p, q)
    return root if left and right else left or right
"""

ALSO_GOOD = (
    """
class Node:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

class Solution:
    def path(self, root: Node, target: Node):
        if root is None:
            return None
        if root.value == target.value:
            return [root]
        for child in (root.left, root.right):
            below = self.path(child, target)
            if below:
                return [root] + below
        return None

    def lca(self, root: Node, p: Node, q: Node) -> Node:
        found = None
        for a, b in zip(self.path(root, p), self.path(root, q)):
            if a is b:
                found = a
        return found
""",
)

BAD = {
    "as-search-tree": """
def lca(root, p, q):
    if p.val < root.val and q.val < root.val:
        return lca(root.left, p, q)
    if p.val > root.val and q.val > root.val:
        return lca(root.right, p, q)
    return root
""",
    "right-forgotten": GOOD.replace("left or right", "left"),
    "not-own-ancestor": GOOD.replace(
        "return root if left and right", "return root if left and right is not p"
    ),
    "first-found": GOOD.replace("root if left and right else left or right", "left or right"),
}
