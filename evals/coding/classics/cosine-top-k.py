"""The k rows most similar to a query by cosine."""

import numpy as np
from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (
    ("cosine", "top"),
    ("cosine", "most similar"),
    ("cosine", "nearest"),
    ("top-k", "embeddings"),
    ("top k", "embeddings"),
    ("most similar", "embedding"),
)

EXCEPT = ("approximate", "locality", "lsh")

_ROWS = [[1.0, 0.0], [0.0, 1.0], [3.0, 3.0], [-1.0, 0.2], [10.0, 1.0], [0.5, 0.9]]

# A query, rows and k; wanted are the numbers of the rows, the most similar first.
CASES = [
    ([[1.0, 0.0], _ROWS, 2], [0, 4]),
    ([[0.0, 2.0], _ROWS, 3], [1, 5, 2]),
    ([[-1.0, 0.0], _ROWS, 1], [3]),
    ([[1.0, 1.0], _ROWS, 3], [2, 5, 4]),
    ([[0.1, 0.0], [[0.2, 0.1], [100.0, 90.0]], 1], [0]),
    ([[1.0, 2.0, 3.0], [[3.0, 2.0, 1.0], [2.0, 4.0, 6.1], [-1.0, -2.0, -3.0]], 3], [1, 0, 2]),
    ([[2.0, 1.0], [[4.0, 2.1], [2.0, 0.0], [0.0, 1.0], [1.0, 1.0]], 4], [0, 3, 1, 2]),
    ([[1.0, -1.0], _ROWS, 2], [0, 4]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function, and reads the numbers of rows from what it gives."""
    query, rows, k = np.array(args[0]), np.array(args[1]), args[2]
    result = call(
        module,
        {"query q x vector v query_embedding": query,
         "rows matrix embeddings x items vectors docs corpus database candidates m e": rows,
         "k n top_k": k},
        like="top_k topk nearest most_similar search",
        unlike="cosine similarity normalize norm",
    )  # fmt: skip
    if isinstance(result, tuple) and len(result) == 2:
        parts = [np.asarray(each).ravel() for each in result]
        result = next((each for each in parts if each.dtype.kind in "iu"), parts[0])
    found = plain(result)
    if not isinstance(found, list):
        return found
    if found and all(isinstance(each, list) and len(each) == 1 for each in found):
        found = [each[0] for each in found]
    if found and isinstance(found[0], list) and len(found) == 1 and len(found[0]) == k != 2:
        found = found[0]
    return [_number(each, args[1]) for each in found]


def _number(each: Json, rows: Json) -> Json:
    """The number of a row, where a row or a pair of number and similarity stands for it."""
    if not isinstance(each, list):
        return each
    number = next((part for part in each if isinstance(part, int)), None)
    return rows.index(each) if number is None and each in rows else number


GOOD = """
def top_k(query, X, k):
    norms = np.linalg.norm(X, axis=1) * np.linalg.norm(query)
    return np.argsort(-(X @ query) / norms)[:k]
"""

ALSO_GOOD = (
    """
def cosine(a, b):
    dot = sum(x * y for x, y in zip(a, b))
    return dot / math.sqrt(sum(x * x for x in a) * sum(y * y for y in b))

def most_similar(embeddings, q, k):
    heap = []
    for i, row in enumerate(embeddings):
        heapq.heappush(heap, (cosine(q, row), i))
        if len(heap) > k:
            heapq.heappop(heap)
    return [(i, s) for s, i in sorted(heap, reverse=True)]
""",
    """
def search(q, X, k):
    Xn = X / np.linalg.norm(X, axis=1, keepdims=True)
    s = Xn @ (q / np.linalg.norm(q))
    near = np.argpartition(s, -k)[-k:]
    near = near[np.argsort(s[near])[::-1]]
    return near, s[near]
""",
)

BAD = {
    "dot-product": GOOD.replace(" / norms", ""),
    "least-similar": GOOD.replace("-(X @ query)", "(X @ query)"),
    "not-sorted": ALSO_GOOD[1].replace(
        "    near = near[np.argsort(s[near])[::-1]]\n", "    near = np.sort(near)\n"
    ),
    "norm-of-all": GOOD.replace("np.linalg.norm(X, axis=1)", "np.linalg.norm(X)"),
}
