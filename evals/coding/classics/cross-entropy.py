"""Cross-entropy loss of logits, averaged over rows."""

import math

import numpy as np
from driving import Args, Code, Json, call, plain, prelude, same

PRELUDE = prelude()

PROMPT = (
    ("cross-entropy", "logits"),
    ("cross entropy", "logits"),
    ("softmax", "cross-entropy"),
    ("softmax", "cross entropy"),
)

EXCEPT = ("binary cross",)


def _loss(logits: list[list[float]], labels: list[int]) -> float:
    """By the definition, in plain Python."""
    total = 0.0
    for row, label in zip(logits, labels, strict=True):
        top = max(row)
        total += top + math.log(sum(math.exp(each - top) for each in row)) - row[label]
    return total / len(labels)


_INPUTS: list[tuple[list[list[float]], list[int]]] = [
    ([[2.0, 1.0, 0.1]], [0]),
    ([[0.2, -0.2, 0.4, 1.0]], [3]),
    ([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]], [0, 1]),
    ([[0.0, 0.0], [0.0, 0.0]], [0, 1]),
    ([[1.0, 2.0, 3.0], [3.0, 2.0, 1.0], [1.0, 1.0, 1.0], [0.0, 5.0, -5.0]], [2, 2, 1, 2]),
    ([[1000.0, 1001.0], [500.0, 499.0]], [0, 0]),
    ([[-3.0, 0.5, 2.0], [0.1, 0.2, 0.3]], [0, 2]),
    ([[4.0, -4.0], [-4.0, 4.0], [1.0, 2.0]], [0, 1, 0]),
]
CASES = [([logits, labels], _loss(logits, labels)) for logits, labels in _INPUTS]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function, with labels as numbers, or else as ones and zeros.

    Which of them are meant shows on two rows of three, where the other kind does not fit.
    """
    for marked in (False, True):
        try:
            _loss_of(module, [[0.0, 1.0, 2.0], [1.0, 0.0, 0.0]], [0, 1], marked=marked)
        except (ValueError, IndexError, TypeError):
            continue
        return _loss_of(module, *args, marked=marked)
    return _loss_of(module, *args, marked=False)


def _loss_of(module: Code, rows: Json, classes: Json, *, marked: bool) -> Json:
    logits, labels = np.array(rows), np.array(classes)
    given = np.eye(logits.shape[1])[labels] if marked else labels
    result = call(
        module,
        {"logits x z scores": logits, "labels y targets y_true target t": given},
        like="cross_entropy loss crossentropy",
        unlike="softmax log_softmax grad",
    )
    if isinstance(result, tuple) and result:
        result = result[0]
    return plain(np.mean(result)) if isinstance(result, np.ndarray) else plain(result)


def check(args: Args, got: Json, want: Json) -> bool:
    """Within a hundred-thousandth, since a guard against log 0 may shift it."""
    return same(got, want, 1e-5)


GOOD = """
def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)

def cross_entropy(logits, labels):
    p = softmax(logits)
    return -np.log(p[np.arange(len(labels)), labels]).mean()
"""

ALSO_GOOD = (
    """
def loss(logits, one_hot):
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    value = -(one_hot * log_p).sum() / len(logits)
    return value, (np.exp(log_p) - one_hot) / len(logits)
""",
)

BAD = {
    "summed": GOOD.replace(".mean()", ".sum()"),
    "sign": GOOD.replace("return -np.log", "return np.log"),
    "all-columns": GOOD.replace("p[np.arange(len(labels)), labels]", "p[:, labels]"),
    "overflow": GOOD.replace("z - z.max(axis=1, keepdims=True)", "z"),
    "whole-sum": GOOD.replace("e.sum(axis=1, keepdims=True)", "e.sum()"),
}
