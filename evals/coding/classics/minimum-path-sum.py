"""Minimum path sum: the cheapest way through a grid, going right and down."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("minimum path sum",), ("min path sum",), ("smallest path sum",))

EXCEPT = ("triangle", "obstacle")

CASES = [
    ([[[1, 3, 1], [1, 5, 1], [4, 2, 1]]], 7),
    ([[[1, 2, 3], [4, 5, 6]]], 12),
    ([[[5]]], 5),
    ([[[1, 2, 3]]], 6),
    ([[[1], [2], [3]]], 6),
    ([[[0, 0], [0, 0]]], 0),
    ([[[1, 9, 1], [1, 9, 1], [1, 1, 1]]], 5),
    ([[[1, 2], [5, 6], [1, 1]]], 8),
    ([[[3, 8, 6, 0], [5, 9, 9, 8], [5, 1, 3, 5]]], 22),
    ([[[7, 1, 3], [2, 9, 1], [8, 8, 2]]], 14),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"grid matrix costs g": args[0]})


GOOD = """
def min_path_sum(grid):
    row = [0] + [float("inf")] * (len(grid[0]) - 1)
    for line in grid:
        for j, cost in enumerate(line):
            row[j] = cost + (min(row[j], row[j - 1]) if j else row[j])
    return row[-1]
"""

BAD = {
    "greedy": """
def min_path_sum(grid):
    i = j = 0
    total = grid[0][0]
    while i < len(grid) - 1 or j < len(grid[0]) - 1:
        if j == len(grid[0]) - 1 or (i < len(grid) - 1 and grid[i + 1][j] <= grid[i][j + 1]):
            i += 1
        else:
            j += 1
        total += grid[i][j]
    return total
""",
    "borders-not-summed": """
def min_path_sum(g):
    d = [row[:] for row in g]
    for i in range(1, len(g)):
        for j in range(1, len(g[0])):
            d[i][j] += min(d[i - 1][j], d[i][j - 1])
    return d[-1][-1]
""",
}
