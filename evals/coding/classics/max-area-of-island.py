"""The largest island in a grid: its number of cells."""

from driving import Args, Code, Json, call, mentions, prelude

PRELUDE = prelude()

PROMPT = (("area of island",), ("largest island",), ("area of an island",), ("biggest island",))

CASES = [
    ([[[1, 1, 0, 0, 0], [1, 1, 0, 0, 0], [0, 0, 0, 1, 1], [0, 0, 0, 1, 1], [0, 0, 0, 1, 0]]], 5),
    ([[[0, 0], [0, 0]]], 0),
    ([[[1]]], 1),
    ([[[1, 0], [0, 1]]], 1),
    ([[[1, 0, 1, 1]]], 2),
    ([[[0, 0, 1], [0, 1, 1], [1, 0, 1]]], 4),
    ([[[1, 1, 1], [1, 0, 1], [1, 1, 1]]], 8),
    ([[[1, 1, 1, 0, 1]]], 3),
    ([[[0, 0, 0, 1], [1, 0, 0, 1], [1, 1, 1, 1]]], 7),
    ([[[0, 1, 0], [1, 1, 1], [0, 1, 0], [1, 0, 0]]], 5),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; with letters for digits where it speaks of them."""
    grid = args[0]
    if mentions(module, "1", "0"):
        grid = [[str(each) for each in row] for row in grid]
    return call(module, {"grid matrix map g board": grid})


GOOD = """
def max_area(grid):
    def sink(i, j):
        if not (0 <= i < len(grid) and 0 <= j < len(grid[0])) or not grid[i][j]:
            return 0
        grid[i][j] = 0
        return 1 + sink(i + 1, j) + sink(i - 1, j) + sink(i, j + 1) + sink(i, j - 1)
    return max(sink(i, j) for i in range(len(grid)) for j in range(len(grid[0])))
"""

BAD = {
    "up-missed": GOOD.replace("sink(i - 1, j)", "0"),
    "last": GOOD.replace("return max(", "return list(").rstrip() + "[-1]\n",
    "first-cell-missed": GOOD.replace("1 + sink(i + 1, j)", "sink(i + 1, j)"),
}
