"""Level order of a binary tree, every second level from the right."""

from driving import Args, Code, Json, Nodes, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("zigzag", "tree"), ("zig-zag", "tree"), ("zigzag level",))

CASES = [
    ([[3, 9, 20, None, None, 15, 7]], [[3], [20, 9], [15, 7]]),
    ([[1]], [[1]]),
    ([[1, 2, 3, 4, 5, 6, 7]], [[1], [3, 2], [4, 5, 6, 7]]),
    ([[1, 2, 3, 4, None, None, 5]], [[1], [3, 2], [4, 5]]),
    ([[1, 2, None, 3, 4]], [[1], [2], [3, 4]]),
    ([[1, 2, 3]], [[1], [3, 2]]),
    ([[1, 2, 3, 4, 5, 6, 7, 8, 9]], [[1], [3, 2], [4, 5, 6, 7], [9, 8]]),
    ([[1, None, 2, 3, 4, 5, None, None, 6]], [[1], [2], [3, 4], [6, 5]]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"root node tree": Nodes(module, "left", "right").tree(args[0])}))


GOOD = """
def zigzag(root):
    out, level = [], [root] if root else []
    while level:
        values = [n.val for n in level]
        out.append(values[::-1] if len(out) % 2 else values)
        level = [c for n in level for c in (n.left, n.right) if c]
    return out
"""

BAD = {
    "never-turned": GOOD.replace("values[::-1] if len(out) % 2 else values", "values"),
    "turned-first": GOOD.replace("len(out) % 2", "len(out) % 2 == 0"),
    "level-turned-too": GOOD.replace(
        "out.append(values",
        "level = level[::-1] if len(out) % 2 else level\n        out.append(values",
    ),
}
