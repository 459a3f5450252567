"""Scaled dot-product attention."""

import math

import numpy as np
from driving import Args, Code, Json, call, plain, prelude, same

PRELUDE = prelude()

PROMPT = (
    ("dot-product attention",),
    ("dot product attention",),
    ("self-attention",),
    ("attention", "softmax"),
    ("attention", "query"),
    ("attention", "queries"),
)

EXCEPT = ("multi-head", "multihead", "causal", "masked")


def _attended(queries: Json, keys: Json, values: Json) -> Json:
    """By the definition, in plain Python."""
    out = []
    for query in queries:
        dots = [sum(a * b for a, b in zip(query, key, strict=True)) for key in keys]
        exps = [math.exp(each / math.sqrt(len(query))) for each in dots]
        total = sum(exps)
        out.append(
            [
                sum(e / total * row[j] for e, row in zip(exps, values, strict=True))
                for j in range(len(values[0]))
            ]
        )
    return out


_INPUTS = [
    ([[1.0, 0.0], [0.0, 1.0]], [[1.0, 0.0], [0.0, 1.0]], [[1.0, 2.0], [3.0, 4.0]]),
    ([[1.0, 2.0, 3.0, 4.0]], [[1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0]], [[1.0], [0.0]]),
    ([[0.0, 0.0]], [[5.0, 1.0], [2.0, 2.0], [1.0, 1.0]], [[3.0], [6.0], [9.0]]),
    ([[2.0, -1.0], [0.5, 0.5], [1.0, 1.0]], [[1.0, 1.0], [-1.0, 2.0]],
     [[1.0, 0.0, 5.0], [0.0, 1.0, -5.0]]),
    ([[3.0, 0.0, 1.0]], [[1.0, 1.0, 1.0]], [[7.0, 8.0]]),
    ([[1.0], [-1.0], [0.5]], [[2.0], [1.0]], [[1.0, 0.0], [0.0, 1.0]]),
    ([[1.0, 1.0], [2.0, 0.0]], [[0.0, 3.0], [3.0, 0.0], [1.0, 1.0]],
     [[1.0, 1.0], [2.0, 0.0], [0.0, 2.0]]),
    ([[0.1] * 9, [0.2] * 9], [[1.0] * 9, [-1.0] * 9, [2.0] * 9], [[1.0], [2.0], [3.0]]),
]  # fmt: skip
CASES = [(list(parts), _attended(*parts)) for parts in _INPUTS]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function, with a batch of one where it wants such."""
    arrays = [np.array(each) for each in args]
    names = "q query queries", "k key keys", "v value values"
    result = call(
        module,
        dict(zip(names, arrays, strict=True)),
        dict(zip(names, (each[None] for each in arrays), strict=True)),
        like="attention",
        unlike="softmax mask",
    )
    found = np.asarray(result[0] if isinstance(result, tuple) else result)
    return plain(found[0] if found.ndim == 3 else found)


def check(args: Args, got: Json, want: Json) -> bool:
    """Within a millionth."""
    return same(got, want, 1e-6)


GOOD = """
def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

def attention(Q, K, V, mask=None):
    scores = Q @ K.swapaxes(-1, -2) / np.sqrt(Q.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    weights = softmax(scores)
    return weights @ V, weights
"""

BAD = {
    "not-scaled": GOOD.replace(" / np.sqrt(Q.shape[-1])", ""),
    "scaled-by-rows": GOOD.replace("Q.shape[-1]", "Q.shape[0]"),
    "wrong-axis": GOOD.replace("axis=-1", "axis=0"),
    "not-root": GOOD.replace("np.sqrt(Q.shape[-1])", "Q.shape[-1]"),
}
