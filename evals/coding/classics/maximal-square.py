"""Maximal square: the area of the largest square of ones."""

from driving import Args, Code, Json, call, mentions, prelude

PRELUDE = prelude()

PROMPT = (("maximal square",), ("largest square", "1"), ("largest square", "ones"))

CASES = [
    ([[[1, 0, 1, 0, 0], [1, 0, 1, 1, 1], [1, 1, 1, 1, 1], [1, 0, 0, 1, 0]]], 4),
    ([[[0, 1], [1, 0]]], 1),
    ([[[0, 1], [1, 1]]], 1),
    ([[[0]]], 0),
    ([[[1]]], 1),
    ([[[1, 1, 1], [1, 1, 1], [1, 1, 1]]], 9),
    ([[[1, 1, 1, 1]]], 1),
    ([[[1, 1], [1, 1], [1, 0]]], 4),
    ([[[0, 0, 0], [0, 1, 1], [0, 1, 1]]], 4),
    ([[[1, 1, 1, 0], [1, 1, 1, 1], [1, 1, 0, 1], [1, 1, 1, 1]]], 4),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; with letters for digits where it speaks of them."""
    grid = args[0]
    if mentions(module, "1", "0"):
        grid = [[str(each) for each in row] for row in grid]
    return call(module, {"matrix grid m": grid})


GOOD = """
def maximal_square(matrix):
    side = 0
    above = [0] * (len(matrix[0]) + 1)
    for row in matrix:
        now = [0]
        for j, x in enumerate(row, 1):
            now.append(1 + min(above[j], above[j - 1], now[j - 1]) if x == "1" else 0)
        side = max(side, max(now))
        above = now
    return side * side
"""

ALSO_GOOD = (GOOD.replace('x == "1"', "x"),)

BAD = {
    "side": GOOD.replace("side * side", "side"),
    "diagonal-missed": GOOD.replace("above[j - 1], ", ""),
}
