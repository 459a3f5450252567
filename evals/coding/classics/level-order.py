"""Level-order traversal of a binary tree."""

from driving import Args, Code, Json, Nodes, call, plain, prelude, same

PRELUDE = prelude()

PROMPT = (("level-order",), ("level order",), ("by level", "tree"), ("level by level",))

EXCEPT = ("zigzag", "zig-zag", "bottom-up", "bottom up", "n-ary")

CASES = [
    ([[3, 9, 20, None, None, 15, 7]], [[3], [9, 20], [15, 7]]),
    ([[1]], [[1]]),
    ([[1, 2, 3, 4, 5, 6, 7]], [[1], [2, 3], [4, 5, 6, 7]]),
    ([[1, 2, None, 3]], [[1], [2], [3]]),
    ([[1, None, 2, None, 3]], [[1], [2], [3]]),
    ([[1, 2, 3, None, 4, None, 5]], [[1], [2, 3], [4, 5]]),
    ([[0, -1, 0]], [[0], [-1, 0]]),
    ([[5, 4, 8, 11, None, 13, 4, 7, 2]], [[5], [4, 8], [11, 13, 4], [7, 2]]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    root = Nodes(module, "left", "right").tree(args[0])
    return plain(call(module, {"root node tree": root}))


def check(args: Args, got: Json, want: Json) -> bool:
    """The values may stand in one list."""
    return same(got, want) or got == [each for row in want for each in row]


GOOD = """
def level_order(root):
    levels, level = [], [root] if root else []
    while level:
        levels.append([n.val for n in level])
        level = [c for n in level for c in (n.left, n.right) if c]
    return levels
"""

ALSO_GOOD = (
    """
class Solution:
    def levelOrder(self, root):
        self.out = []
        self.visit(root, 0)
        return self.out

    def visit(self, node, depth):
        if node:
            if depth == len(self.out):
                self.out.append([])
            self.out[depth].append(node.val)
            self.visit(node.left, depth + 1)
            self.visit(node.right, depth + 1)
""",
)

BAD = {
    "depth-first": """
def level_order(root):
    out, stack = [], [root] if root else []
    while stack:
        n = stack.pop()
        out.append([n.val])
        stack += [c for c in (n.right, n.left) if c]
    return out
""",
    "right-first": GOOD.replace("(n.left, n.right)", "(n.right, n.left)"),
    "growing-size": """
def level_order(root):
    out, queue = [], deque([root])
    while queue:
        level = []
        for _ in range(len(queue) + 1):
            if queue:
                n = queue.popleft()
                if n:
                    level.append(n.val)
                    queue += [n.left, n.right]
        if level:
            out.append(level)
    return out
""",
}
