"""Path sum: whether a path from root to leaf adds up to a target."""

from driving import Args, Code, Json, Nodes, call, plain, prelude

PRELUDE = prelude()

PROMPT = (
    ("path sum", "root-to-leaf"),
    ("path sum", "target"),
    ("root-to-leaf path", "sum"),
    ("root to leaf", "sum"),
    ("has path sum",),
)

EXCEPT = ("path sum iii", "any node", "number of paths", "how many paths", "maximum path sum")

_TREE = [5, 4, 8, 11, None, 13, 4, 7, 2, None, None, None, 1]

CASES = [
    ([_TREE, 22], True),
    ([_TREE, 26], True),
    ([_TREE, 18], True),
    ([_TREE, 20], False),
    ([_TREE, 9], False),
    ([_TREE, 5], False),
    ([[1, 2, 3], 5], False),
    ([[1, 2, 3], 4], True),
    ([[1, 2], 1], False),
    ([[1], 1], True),
    ([[-2, None, -3], -5], True),
    ([[1, 2, None, -3, None, 4], 0], False),
    ([[3, 1, -3, 5, None, 7], 7], True),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    root = Nodes(module, "left", "right").tree(args[0])
    return plain(call(module, {"root node tree": root, "target target_sum total sum s k": args[1]}))


def check(args: Args, got: Json, want: Json) -> bool:
    """The paths themselves are as good as whether there is one."""
    if isinstance(got, list) and got:
        paths = got if all(isinstance(each, list) for each in got) else [got]
        numbers = all(isinstance(each, int) for path in paths for each in path)
        return want and numbers and all(sum(path) == args[1] for path in paths)
    return got in (True, False, None, []) and bool(got) == want


GOOD = """
def has_path_sum(root, target):
    if root is None:
        return False
    left = target - root.val
    if not root.left and not root.right:
        return left == 0
    return has_path_sum(root.left, left) or has_path_sum(root.right, left)
"""

BAD = {
    "not-at-leaf": """
def has_path_sum(root, target):
    if root is None:
        return target == 0
    return has_path_sum(root.left, target - root.val) or has_path_sum(root.right, target - root.val)
""",
    "stops-above": GOOD.replace("if not root.left and not root.right:", "if target == root.val:"),
    "assumes-positive": GOOD.replace("if root is None:", "if root is None or target < root.val:"),
}
