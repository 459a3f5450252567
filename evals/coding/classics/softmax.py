"""Softmax that does not overflow."""

import numpy as np
from driving import Args, Code, Json, call, mentions, plain, prelude, same

PRELUDE = prelude()

PROMPT = (
    ("stable softmax",),
    ("implement softmax",),
    ("softmax function",),
    ("softmax in numpy",),
    ("softmax from scratch",),
)

EXCEPT = ("softmax regression", "gradient", "attention", "cross-entropy", "cross entropy")

CASES = [
    ([[1.0, 2.0, 3.0]], [0.09003057, 0.24472847, 0.66524096]),
    ([[0.0, 0.0]], [0.5, 0.5]),
    ([[5.0]], [1.0]),
    ([[1000.0, 1001.0, 1002.0]], [0.09003057, 0.24472847, 0.66524096]),
    ([[-1000.0, -1000.0]], [0.5, 0.5]),
    ([[0.0, 1000.0]], [0.0, 1.0]),
    ([[-1.0, 0.0, 1.0, 2.0]], [0.0320586, 0.08714432, 0.23688282, 0.64391426]),
    ([[[1.0, 2.0, 3.0], [0.0, 0.0, 0.0]]],
     [[0.09003057, 0.24472847, 0.66524096], [0.33333333, 0.33333333, 0.33333333]]),
    ([[[3.0, 1.0], [500.0, 500.0], [-2.0, 0.0]]],
     [[0.88079708, 0.11920292], [0.5, 0.5], [0.11920292, 0.88079708]]),
]  # fmt: skip


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; row by row, where it does not know of axes."""
    values = np.array(args[0])
    hints = "x z logits scores v"
    if values.ndim == 2 and not mentions(module, "axis"):
        return [plain(call(module, {hints: row})) for row in values]
    try:
        return plain(call(module, {hints: values}))
    except ValueError:
        if values.ndim == 2:
            raise
        return plain(call(module, {hints: values[None]}))[0]


def check(args: Args, got: Json, want: Json) -> bool:
    """Within a millionth."""
    return same(got, want, 1e-6)


GOOD = """
def softmax(x):
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
"""

ALSO_GOOD = (
    """
def softmax(xs):
    top = max(xs)
    exps = [math.exp(x - top) for x in xs]
    return [e / sum(exps) for e in exps]
""",
    GOOD.replace("-1", "1"),
)

BAD = {
    "overflow": GOOD.replace("x - np.max(x, axis=-1, keepdims=True)", "x"),
    "wrong-axis": GOOD.replace("axis=-1", "axis=0"),
    "whole-sum": GOOD.replace("e.sum(axis=-1, keepdims=True)", "e.sum()"),
}
