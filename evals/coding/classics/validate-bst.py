"""Whether a binary tree is a search tree."""

from driving import Args, Code, Json, Nodes, call, prelude

PRELUDE = prelude()

PROMPT = (("valid", "binary search tree"), ("valid", "bst"), ("is a binary search tree",))

CASES = [
    ([[2, 1, 3]], True),
    ([[5, 1, 4, None, None, 3, 6]], False),
    ([[5, 4, 6, None, None, 3, 7]], False),
    ([[10, 5, 15, None, 12]], False),
    ([[1]], True),
    ([[2, 3]], False),
    ([[2, None, 1]], False),
    ([[8, 3, 10, 1, 6, None, 14, None, None, 4, 7, 13]], True),
    ([[0, -1]], True),
    ([[3, None, 30, 10, None, None, 15, None, 45]], False),
    ([[20, 10, 30, 5, 15, 25, 35, 3, 8, 12, 18]], True),
    ([[20, 10, 30, 5, 15, 25, 35, 3, 8, 12, 21]], False),
    ([[-5, -10, 0]], True),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    root = Nodes(module, "left", "right").tree(args[0])
    return bool(call(module, {"root node tree": root}))


GOOD = """
def is_valid(root, low=float("-inf"), high=float("inf")):
    if root is None:
        return True
    if not low < root.val < high:
        return False
    return is_valid(root.left, low, root.val) and is_valid(root.right, root.val, high)
"""

ALSO_GOOD = (
    """
class Solution:
    def isValidBST(self, root: Optional[TreeNode]) -> bool:
        self.before = None
        return self.walk(root)

    def walk(self, node):
        if not node:
            return True
        if not self.walk(node.left):
            return False
        if self.before is not None and node.val <= self.before:
            return False
        self.before = node.val
        return self.walk(node.right)
""",
)

BAD = {
    "children-only": """
def is_valid(root):
    if root is None:
        return True
    if root.left and root.left.val >= root.val:
        return False
    if root.right and root.right.val <= root.val:
        return False
    return is_valid(root.left) and is_valid(root.right)
""",
    "bound-lost": GOOD.replace(
        "is_valid(root.right, root.val, high)", "is_valid(root.right, root.val)"
    ),
    "zero-is-none": ALSO_GOOD[0]
    .replace("self.before is not None and", "self.before and")
    .replace("node.val <= self.before", "node.val < self.before or self.before == -1"),
}
