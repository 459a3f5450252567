"""What is seen of a binary tree from the right."""

from driving import Args, Code, Json, Nodes, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("right side view",), ("right-side view",), ("rightmost", "each level"))

CASES = [
    ([[1, 2, 3, None, 5, None, 4]], [1, 3, 4]),
    ([[1, None, 3]], [1, 3]),
    ([[1]], [1]),
    ([[1, 2, 3, 4]], [1, 3, 4]),
    ([[1, 2, 3, 4, None, None, None, 5]], [1, 3, 4, 5]),
    ([[1, 2, None, 3]], [1, 2, 3]),
    ([[1, 2, 3, None, 4]], [1, 3, 4]),
    ([[1, 2, 3, 4, 5, 6, 7]], [1, 3, 7]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"root node tree": Nodes(module, "left", "right").tree(args[0])}))


GOOD = """
def right_view(root):
    out, level = [], [root] if root else []
    while level:
        out.append(level[-1].val)
        level = [c for n in level for c in (n.left, n.right) if c]
    return out
"""

BAD = {
    "right-spine": """
def right_view(root):
    out = []
    while root:
        out.append(root.val)
        root = root.right or root.left
    return out
""",
    "left-view": GOOD.replace("level[-1]", "level[0]"),
}
