"""Flatten a list of lists of any depth."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("flatten", "nested"), ("flatten", "list"))

EXCEPT = ("binary tree", "linked list", "iterator", "dictionary", "json")

CASES = [
    ([[1, [2, 3], [4, [5, 6]]]], [1, 2, 3, 4, 5, 6]),
    ([[[1, 1], 2, [1, 1]]], [1, 1, 2, 1, 1]),
    ([[1, [2]]], [1, 2]),
    ([[[], [[]], 1]], [1]),
    ([[1, 2, 3]], [1, 2, 3]),
    ([[[[[7]]]]], [7]),
    ([[[1, [2]], 3, [[4], 5]]], [1, 2, 3, 4, 5]),
    ([[0, [0, [None]]]], [0, 0, None]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"nested lst items l a": args[0]}))


GOOD = """
def flatten(items):
    out = []
    for x in items:
        if isinstance(x, list):
            out.extend(flatten(x))
        else:
            out.append(x)
    return out
"""

ALSO_GOOD = (
    """
def flatten(nested):
    for x in nested:
        if isinstance(x, list):
            yield from flatten(x)
        else:
            yield x
""",
)

BAD = {
    "one-level": GOOD.replace("flatten(x)", "x"),
    "nested-result": GOOD.replace("out.extend", "out.append"),
    "results-kept": """
def flatten(items, out=[]):
    for x in items:
        if isinstance(x, list):
            flatten(x, out)
        else:
            out.append(x)
    return out
""",
}
