"""Whether a binary tree is its own mirror image."""

from driving import Args, Code, Json, Nodes, call, prelude

PRELUDE = prelude()

PROMPT = (("symmetric tree",), ("symmetric", "binary tree"), ("mirror of itself",))

EXCEPT = ("invert", "make a mirror")

CASES = [
    ([[1, 2, 2, 3, 4, 4, 3]], True),
    ([[1, 2, 2, None, 3, None, 3]], False),
    ([[1]], True),
    ([[1, 2]], False),
    ([[1, 2, 3]], False),
    ([[1, 2, 2, 3, None, None, 3]], True),
    ([[1, 2, 2, 2, None, 2]], False),
    ([[1, 2, 2, 3, 4, 3, 4]], False),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return bool(call(module, {"root node tree": Nodes(module, "left", "right").tree(args[0])}))


GOOD = """
def is_symmetric(root):
    def mirror(a, b):
        if not a or not b:
            return a is b
        return a.val == b.val and mirror(a.left, b.right) and mirror(a.right, b.left)
    return mirror(root.left, root.right)
"""

BAD = {
    "same-not-mirror": GOOD.replace("mirror(a.left, b.right) and mirror(a.right, b.left)",
                                    "mirror(a.left, b.left) and mirror(a.right, b.right)"),
    "shape-ignored": """
def is_symmetric(root):
    level = [root]
    while level:
        values = [n.val for n in level]
        if values != values[::-1]:
            return False
        level = [c for n in level for c in (n.left, n.right) if c]
    return True
""",
}  # fmt: skip
