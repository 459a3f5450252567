"""A matrix in spiral order."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("spiral",),)

EXCEPT = ("matrix ii", "generate", "fill")

CASES = [
    ([[[1, 2, 3], [4, 5, 6], [7, 8, 9]]], [1, 2, 3, 6, 9, 8, 7, 4, 5]),
    ([[[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]], [1, 2, 3, 4, 8, 12, 11, 10, 9, 5, 6, 7]),
    ([[[1]]], [1]),
    ([[[1, 2, 3]]], [1, 2, 3]),
    ([[[1], [2], [3]]], [1, 2, 3]),
    ([[[1, 2], [3, 4]]], [1, 2, 4, 3]),
    ([[[1, 2], [3, 4], [5, 6], [7, 8]]], [1, 2, 4, 6, 8, 7, 5, 3]),
    ([[[1, 2, 3], [4, 5, 6]]], [1, 2, 3, 6, 5, 4]),
    ([[[1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12], [13, 14, 15]]],
     [1, 2, 3, 6, 9, 12, 15, 14, 13, 10, 7, 4, 5, 8, 11]),
]  # fmt: skip


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"matrix grid m": args[0]}))


GOOD = """
def spiral(matrix):
    out = []
    while matrix:
        out += matrix.pop(0)
        matrix = [list(row) for row in zip(*matrix)][::-1]
    return out
"""

BAD = {
    "turned-the-wrong-way": GOOD.replace("[::-1]", ""),
    "back-along-one-row": """
def spiral(m):
    out, top, left, bottom, right = [], 0, 0, len(m) - 1, len(m[0]) - 1
    while top <= bottom and left <= right:
        out += [m[top][j] for j in range(left, right + 1)]
        out += [m[i][right] for i in range(top + 1, bottom + 1)]
        out += [m[bottom][j] for j in range(right - 1, left - 1, -1)]
        out += [m[i][left] for i in range(bottom - 1, top, -1)]
        top, left, bottom, right = top + 1, left + 1, bottom - 1, right - 1
    return out
""",
}
