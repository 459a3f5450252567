"""A sorted array as a balanced binary search tree."""

from driving import Args, Code, Json, Nodes, call, prelude

PRELUDE = prelude()

PROMPT = (("sorted array", "search tree"), ("sorted array", "bst"))

CASES = [
    ([[-10, -3, 0, 5, 9]], 3),
    ([[1, 3]], 2),
    ([[1]], 1),
    ([[1, 2, 3]], 2),
    ([[1, 2, 3, 4]], 3),
    ([[0, 1, 2, 3, 4, 5, 6]], 3),
    ([[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]], 4),
    ([[-5, -4, -1, 2, 8, 11]], 3),
]


def drive(module: Code, args: Args) -> Json:
    """Gives the tree."""
    root = call(module, {"nums a arr values": args[0]})
    return Nodes(module, "left", "right").levels(root)


def check(args: Args, got: Json, want: Json) -> bool:
    """Any tree of these values in order, with no more levels than are needed."""
    if not isinstance(got, list) or not got:
        return False
    rest = iter(got[1:])
    inorder: list[tuple[int, Json]] = []
    waiting = [(0, 1, got[0])]
    for place, depth, value in waiting:
        inorder.append((place, value))
        if depth > want:
            return False
        step = 1 << (40 - depth)
        for side, child in ((-step, next(rest, None)), (step, next(rest, None))):
            if child is not None:
                waiting.append((place + side, depth + 1, child))
    values = [value for _, value in sorted(inorder, key=lambda each: each[0])]
    return bool(values == args[0])


GOOD = """
def to_bst(nums):
    if not nums:
        return None
    mid = len(nums) // 2
    node = TreeNode(nums[mid])
    node.left, node.right = to_bst(nums[:mid]), to_bst(nums[mid + 1:])
    return node
"""

BAD = {
    "middle-again": GOOD.replace("nums[mid + 1:]", "nums[mid + 2:]"),
    "chain": GOOD.replace("len(nums) // 2", "0"),
    "mirrored": GOOD.replace("node.left, node.right", "node.right, node.left"),
}
