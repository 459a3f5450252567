"""Lowest common ancestor of two nodes in a binary search tree."""

from driving import Args, Code, Json, Nodes, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("lowest common ancestor", "search tree"), ("lowest common ancestor", "bst"))

_TREE = [6, 2, 8, 0, 4, 7, 9, None, None, 3, 5]

CASES = [
    ([_TREE, 2, 8], 6),
    ([_TREE, 8, 2], 6),
    ([_TREE, 2, 4], 2),
    ([_TREE, 4, 2], 2),
    ([_TREE, 3, 5], 4),
    ([_TREE, 0, 5], 2),
    ([_TREE, 7, 9], 8),
    ([_TREE, 9, 6], 6),
    ([[2, 1], 2, 1], 2),
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
def lca(root, p, q):
    while True:
        if p.val < root.val and q.val < root.val:
            root = root.left
        elif p.val > root.val and q.val > root.val:
            root = root.right
        else:
            return root
"""

BAD = {
    "assumes-order": """
def lca(root, p, q):
    while root:
        if q.val < root.val:
            root = root.left
        elif p.val > root.val:
            root = root.right
        else:
            return root
""",
    "equal-goes-on": GOOD.replace("p.val < root.val and", "p.val <= root.val and"),
}
