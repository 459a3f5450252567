"""Maximum path sum between any two nodes of a binary tree."""

from driving import Args, Code, Json, Nodes, call, prelude

PRELUDE = prelude()

PROMPT = (("maximum path sum", "tree"), ("max path sum", "tree"), ("largest path sum", "tree"))

EXCEPT = ("root-to-leaf", "root to leaf", "triangle")

CASES = [
    ([[1, 2, 3]], 6),
    ([[-10, 9, 20, None, None, 15, 7]], 42),
    ([[-3]], -3),
    ([[2, -1]], 2),
    ([[-2, -1]], -1),
    ([[1, -2, 3]], 4),
    ([[5, 4, 8, 11, None, 13, 4, 7, 2, None, None, None, 1]], 48),
    ([[9, 6, -3, None, None, -6, 2, None, None, 2, None, -6, -6, -6]], 16),
    ([[-1, -2, -3]], -1),
    ([[1, 2]], 3),
    ([[10, 2, 10, 20, 1, None, -25, None, None, None, None, 3, 4]], 42),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"root node tree": Nodes(module, "left", "right").tree(args[0])})


GOOD = """
class Solution:
    def __init__(self):
        self.best = float("-inf")

    def maxPathSum(self, root):
        self.gain(root)
        return self.best

    def gain(self, node):
        if node is None:
            return 0
        left, right = max(0, self.gain(node.left)), max(0, self.gain(node.right))
        self.best = max(self.best, node.val + left + right)
        return node.val + max(left, right)
"""

BAD = {
    "starts-at-zero": GOOD.replace('float("-inf")', "0"),
    "negative-kept": GOOD.replace("max(0, self.gain(node.left))", "self.gain(node.left)"),
    "both-sides-returned": GOOD.replace("node.val + max(left, right)", "node.val + left + right"),
    "from-root": """
def max_path(root):
    def down(n):
        return n.val + max(0, down(n.left), down(n.right)) if n else 0
    return root.val + max(0, down(root.left)) + max(0, down(root.right))
""",
}
