"""Sum of the values of a binary search tree that lie in a range."""

from driving import Args, Code, Json, Nodes, call, prelude

PRELUDE = prelude()

PROMPT = (("range sum", "bst"), ("range sum", "search tree"), ("sum", "search tree", "range"))

_TREE = [10, 5, 15, 3, 7, None, 18, 1, None, 6]

CASES = [
    ([_TREE, 7, 15], 32),
    ([_TREE, 6, 10], 23),
    ([_TREE, 1, 18], 65),
    ([_TREE, 8, 9], 0),
    ([_TREE, 3, 3], 3),
    ([_TREE, 16, 30], 18),
    ([_TREE, 0, 5], 9),
    ([[5], 1, 9], 5),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    root = Nodes(module, "left", "right").tree(args[0])
    names = {
        "root node tree": root,
        "low lo min l a start": args[1],
        "high hi max r b end": args[2],
    }
    return call(module, names)


GOOD = """
def range_sum(root, low, high):
    if not root:
        return 0
    if root.val < low:
        return range_sum(root.right, low, high)
    if root.val > high:
        return range_sum(root.left, low, high)
    return root.val + range_sum(root.left, low, high) + range_sum(root.right, low, high)
"""

BAD = {
    "bounds-left-out": GOOD.replace("< low", "<= low").replace("> high", ">= high"),
    "cut-too-much": GOOD.replace("return range_sum(root.right, low, high)\n", "return 0\n"),
}
