"""Build a binary tree from its preorder and inorder traversal."""

from driving import Args, Code, Json, Nodes, call, prelude

PRELUDE = prelude()

PROMPT = (("preorder", "inorder"), ("pre-order", "in-order"))

CASES = [
    ([[3, 9, 20, 15, 7], [9, 3, 15, 20, 7]], [3, 9, 20, None, None, 15, 7]),
    ([[-1], [-1]], [-1]),
    ([[1, 2], [2, 1]], [1, 2]),
    ([[1, 2], [1, 2]], [1, None, 2]),
    ([[1, 2, 3], [3, 2, 1]], [1, 2, None, 3]),
    ([[1, 2, 4, 5, 3, 6], [4, 2, 5, 1, 6, 3]], [1, 2, 3, 4, 5, 6]),
    ([[1, 2, 3], [1, 2, 3]], [1, None, 2, None, 3]),
    ([[8, 5, 9, 7, 1, 12, 2, 4, 11, 3], [9, 5, 1, 7, 2, 12, 8, 4, 3, 11]],
     [8, 5, 4, 9, 7, None, 11, None, None, 1, 12, 3, None, None, None, 2]),
]  # fmt: skip


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    root = call(module, {"preorder pre p": args[0], "inorder in_order ino i": args[1]})
    return Nodes(module, "left", "right").levels(root)


GOOD = """
class Solution:
    def buildTree(self, preorder: List[int], inorder: List[int]) -> Optional[TreeNode]:
        if not inorder:
            return None
        root = TreeNode(preorder.pop(0))
        at = inorder.index(root.val)
        root.left = self.buildTree(preorder, inorder[:at])
        root.right = self.buildTree(preorder, inorder[at + 1:])
        return root
"""

BAD = {
    "right-first": GOOD.replace("root.left =", "right =").replace("root.right =", "root.left =")
    .replace("right = self", "root.right = self"),
    "slice-off-by-one": """
def build(pre, ino):
    if not pre or not ino:
        return None
    root = TreeNode(pre[0])
    at = ino.index(pre[0])
    root.left = build(pre[1:at], ino[:at])
    root.right = build(pre[at + 1:], ino[at + 1:])
    return root
""",
}  # fmt: skip
