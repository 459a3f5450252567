"""Rotate a square matrix clockwise."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("rotate image",), ("rotate", "matrix", "90"), ("rotate a matrix",), ("rotate an image",))

EXCEPT = ("counter",)

CASES = [
    ([[[1, 2, 3], [4, 5, 6], [7, 8, 9]]], [[7, 4, 1], [8, 5, 2], [9, 6, 3]]),
    ([[[1]]], [[1]]),
    ([[[1, 2], [3, 4]]], [[3, 1], [4, 2]]),
    ([[[5, 1, 9, 11], [2, 4, 8, 10], [13, 3, 6, 7], [15, 14, 12, 16]]],
     [[15, 13, 2, 5], [14, 3, 4, 1], [12, 6, 8, 9], [16, 7, 10, 11]]),
    ([[[0, 0], [0, 1]]], [[0, 0], [1, 0]]),
    ([[[1, 2], [1, 2]]], [[1, 1], [2, 2]]),
    ([[[2, 2], [3, 3]]], [[3, 2], [3, 2]]),
    ([[[1, 0, 0], [0, 0, 0], [0, 0, 2]]], [[0, 0, 1], [0, 0, 0], [2, 0, 0]]),
]  # fmt: skip


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; the matrix itself is read where nothing is given back."""
    result = call(module, {"matrix image m": args[0]})
    return plain(args[0] if result is None else result)


GOOD = """
def rotate(matrix):
    matrix.reverse()
    for i in range(len(matrix)):
        for j in range(i):
            matrix[i][j], matrix[j][i] = matrix[j][i], matrix[i][j]
"""

BAD = {
    "transposed": GOOD.replace("    matrix.reverse()\n", ""),
    "swapped-back": GOOD.replace("range(i)", "range(len(matrix))"),
    "copy-only": """
def rotate(matrix):
    matrix = [list(row) for row in zip(*matrix[::-1])]
""",
}
