"""Longest increasing path in a matrix."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("longest increasing path",),)

CASES = [
    ([[[9, 9, 4], [6, 6, 8], [2, 1, 1]]], 4),
    ([[[3, 4, 5], [3, 2, 6], [2, 2, 1]]], 4),
    ([[[1]]], 1),
    ([[[7, 7], [7, 7]]], 1),
    ([[[1, 2, 3, 4]]], 4),
    ([[[1, 2], [4, 3]]], 4),
    ([[[1], [3], [2]]], 2),
    ([[[1, 2, 3], [6, 5, 4], [7, 8, 9]]], 9),
    ([[[5, 1, 6], [2, 9, 3]]], 2),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"matrix grid m": args[0]})


GOOD = """
def longest_path(matrix):
    @cache
    def go(i, j):
        best = 1
        for a, b in ((i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)):
            if 0 <= a < len(matrix) and 0 <= b < len(matrix[0]) and matrix[a][b] > matrix[i][j]:
                best = max(best, 1 + go(a, b))
        return best
    return max(go(i, j) for i in range(len(matrix)) for j in range(len(matrix[0])))
"""

BAD = {
    "from-the-corner": GOOD.replace(
        "max(go(i, j) for i in range(len(matrix)) for j in range(len(matrix[0])))", "go(0, 0)"
    ),
    "steps": GOOD.replace("best = 1\n", "best = 0\n"),
    "right-and-down": GOOD.replace("(i - 1, j), ", "").replace(", (i, j - 1)", ""),
}
