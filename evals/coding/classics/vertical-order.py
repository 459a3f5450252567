"""Vertical order of a binary tree: its columns from left to right."""

from driving import Args, Code, Json, Nodes, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("vertical order",), ("vertical traversal",), ("column by column", "tree"))

CASES = [
    ([[3, 9, 20, None, None, 15, 7]], [[9], [3, 15], [20], [7]]),
    ([[1]], [[1]]),
    ([[1, 2]], [[2], [1]]),
    ([[1, None, 2, None, 3]], [[1], [2], [3]]),
    ([[1, 2, 3, None, 4]], [[2], [1, 4], [3]]),
    ([[1, 2, 3, None, 4, None, None, None, 5, None, 6]], [[2], [1, 4], [3, 5], [6]]),
    ([[1, 2, None, 3, None, 4]], [[4], [3], [2], [1]]),
    ([[1, 2, 3, 4, 5, 6, 7]], [[4], [2], [1, 5, 6], [3], [7]]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"root node tree": Nodes(module, "left", "right").tree(args[0])}))


GOOD = """
def vertical_order(root):
    columns, queue = defaultdict(list), deque([(root, 0)])
    while queue:
        node, at = queue.popleft()
        if node:
            columns[at].append(node.val)
            queue += [(node.left, at - 1), (node.right, at + 1)]
    return [columns[at] for at in sorted(columns)]
"""

BAD = {
    "as-found": GOOD.replace("sorted(columns)", "columns"),
    "depth-first": """
def vertical_order(root):
    columns = defaultdict(list)
    def visit(node, at):
        if node:
            visit(node.left, at - 1)
            columns[at].append(node.val)
            visit(node.right, at + 1)
    visit(root, 0)
    return [columns[at] for at in sorted(columns)]
""",
}
