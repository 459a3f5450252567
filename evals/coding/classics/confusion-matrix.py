"""Confusion matrix of true and predicted classes."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("confusion matrix",),)

CASES = [
    ([[0, 1, 1, 0], [0, 1, 0, 0]], [[2, 0], [1, 1]]),
    ([[2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2]], [[2, 0, 0], [0, 0, 1], [1, 0, 2]]),
    ([[0, 1], [0, 1]], [[1, 0], [0, 1]]),
    ([[0, 1, 0, 1, 1], [0, 1, 0, 1, 1]], [[2, 0], [0, 3]]),
    ([[0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1]], [[2, 0, 0], [1, 0, 1], [0, 2, 0]]),
    ([[0, 0, 0, 1], [1, 1, 1, 0]], [[0, 3], [1, 0]]),
    ([[0, 1, 1, 1, 1], [0, 0, 0, 1, 0]], [[1, 0], [3, 1]]),
    ([[1, 1, 0], [1, 1, 0]], [[1, 0], [0, 2]]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    names = "y_true truth actual labels targets t", "y_pred preds predicted predictions p"
    layout = dict(zip(names, args, strict=True))
    size = max(args[0] + args[1]) + 1
    classes = "n_classes num_classes k n classes"
    return plain(
        call(module, layout, {**layout, classes: size}, {**layout, classes: list(range(size))})
    )


def check(args: Args, got: Json, want: Json) -> bool:
    """True classes may be the rows or the columns."""
    return bool(got in (want, [list(column) for column in zip(*want, strict=True)]))


GOOD = """
def confusion(y_true, y_pred, n_classes):
    m = np.zeros((n_classes, n_classes), dtype=int)
    for t, p in zip(y_true, y_pred):
        m[t, p] += 1
    return m
"""

BAD = {
    "shared-rows": """
def confusion(y_true, y_pred):
    n = max(y_true + y_pred) + 1
    m = [[0] * n] * n
    for t, p in zip(y_true, y_pred):
        m[t][p] += 1
    return m
""",
    "counted-once": GOOD.replace(
        "    for t, p in zip(y_true, y_pred):\n        m[t, p] += 1\n",
        "    m[y_true, y_pred] += 1\n",
    ),
}
