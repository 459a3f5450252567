"""Unique paths: how many ways lead through an empty grid, going right and down."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("unique paths",), ("number of paths", "grid"), ("how many paths", "grid"))

EXCEPT = ("unique paths iii", "every empty")

CASES = [
    ([3, 7], 28),
    ([3, 2], 3),
    ([1, 1], 1),
    ([1, 9], 1),
    ([9, 1], 1),
    ([2, 2], 2),
    ([3, 3], 6),
    ([5, 5], 70),
    ([4, 6], 56),
    ([[[0, 0, 0], [0, 1, 0], [0, 0, 0]]], 2),
    ([[[0, 1], [0, 0]]], 1),
    ([[[0, 0], [1, 1], [0, 0]]], 0),
    ([[[0, 0, 0], [1, 0, 1], [0, 0, 0]]], 1),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; a grid of obstacles only where it is one of grids."""
    if len(args) == 2:
        grid = [[0] * args[1] for _ in range(args[0])]
        return call(module, {"m rows r height": args[0], "n cols columns c width": args[1]},
                    {"grid obstacle_grid": grid})  # fmt: skip
    try:
        return call(module, {"grid obstacle_grid": args[0]})
    except LookupError:
        return "takes no grid"


def check(args: Args, got: Json, want: Json) -> bool:
    """Where no grid is taken there are no obstacles."""
    return got == "takes no grid" or (isinstance(got, int) and got == want)


GOOD = """
def unique_paths(m, n):
    row = [1] * n
    for _ in range(m - 1):
        for j in range(1, n):
            row[j] += row[j - 1]
    return row[-1]
"""

ALSO_GOOD = (
    """
def unique_paths_with_obstacles(grid):
    row = [1] + [0] * (len(grid[0]) - 1)
    for line in grid:
        for j, wall in enumerate(line):
            if wall:
                row[j] = 0
            elif j:
                row[j] += row[j - 1]
    return row[-1]
""",
)

BAD = {
    "one-row-more": GOOD.replace("range(m - 1)", "range(m)"),
    "steps": """
def unique_paths(m, n):
    return m + n - 2
""",
    "wall-passed": ALSO_GOOD[0].replace("row[j] = 0", "pass"),
}
