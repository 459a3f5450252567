"""Product of two matrices."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (
    ("matrix multiplication",),
    ("multiply two matrices",),
    ("matrix product",),
    ("multiply two sparse matrices",),
    ("sparse matrix multiplication",),
)

EXCEPT = ("chain",)

CASES = [
    ([[[1, 2], [3, 4]], [[5, 6], [7, 8]]], [[19, 22], [43, 50]]),
    ([[[1, 2, 3]], [[4], [5], [6]]], [[32]]),
    ([[[4], [5], [6]], [[1, 2, 3]]], [[4, 8, 12], [5, 10, 15], [6, 12, 18]]),
    ([[[1, 0, 0], [-1, 0, 3]], [[7, 0, 0], [0, 0, 0], [0, 0, 1]]], [[7, 0, 0], [-7, 0, 3]]),
    ([[[2]], [[3]]], [[6]]),
    ([[[1, 0], [0, 1]], [[9, 8], [7, 6]]], [[9, 8], [7, 6]]),
    ([[[1, 2], [3, 4], [5, 6]], [[1, 2, 3, 4], [5, 6, 7, 8]]],
     [[11, 14, 17, 20], [23, 30, 37, 44], [35, 46, 57, 68]]),
    ([[[0.5, 1.5]], [[2], [4]]], [[7.0]]),
]  # fmt: skip


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"a x left mat1 m1": args[0], "b y right mat2 m2": args[1]}))


GOOD = """
def matmul(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]
"""

BAD = {
    "shared-rows": """
def matmul(a, b):
    out = [[0] * len(b[0])] * len(a)
    for i in range(len(a)):
        for j in range(len(b[0])):
            out[i][j] = sum(a[i][k] * b[k][j] for k in range(len(b)))
    return out
""",
    "not-transposed": GOOD.replace("zip(*b)", "b"),
    "square-only": """
def matmul(a, b):
    n = len(a)
    return [[sum(a[i][k] * b[k][j] for k in range(n)) for j in range(n)] for i in range(n)]
""",
}
