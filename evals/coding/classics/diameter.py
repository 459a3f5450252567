"""Diameter of a binary tree: edges on the longest path."""

from driving import Args, Code, Json, Nodes, call, prelude

PRELUDE = prelude()

PROMPT = (("diameter",), ("longest path between any two nodes",))

EXCEPT = ("n-ary", "weighted", "graph")

CASES = [
    ([[1, 2, 3, 4, 5]], 3),
    ([[1, 2]], 1),
    ([[1]], 0),
    ([[1, 2, 3]], 2),
    ([[1, 2, None, 3, 4, 5, None, None, 6]], 4),
    ([[1, None, 2, None, 3, None, 4]], 3),
    ([[1, 2, None, 3, 4, 5, None, 6, None, 7, None, None, 8]], 6),
    ([[1, 2, 3, 4, 5, 6, 7]], 4),
    ([[1, 2, 3, 4, None, None, None, 5]], 4),
    ([[1, None, 2, 3, 4, 5, None, None, 6, 7]], 5),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; where one node has a length of 1, nodes are counted."""
    nodes = Nodes(module, "left", "right")
    hints = "root node tree"
    single = call(module, {hints: nodes.tree([1])})
    return call(module, {hints: nodes.tree(args[0])}) - (single == 1)


GOOD = """
class Solution:
    def diameterOfBinaryTree(self, root: Optional[TreeNode]) -> int:
        best = 0
        def height(node):
            nonlocal best
            if not node:
                return 0
            left, right = height(node.left), height(node.right)
            best = max(best, left + right)
            return 1 + max(left, right)
        height(root)
        return best
"""

BAD = {
    "through-root": """
def height(n):
    return 1 + max(height(n.left), height(n.right)) if n else 0

def diameter(root):
    return height(root.left) + height(root.right) if root else 0
""",
    "depth": """
def diameter(root):
    return 1 + max(diameter(root.left), diameter(root.right)) if root else -1
""",
    "both-sides-returned": GOOD.replace("1 + max(left, right)", "1 + left + right"),
}
