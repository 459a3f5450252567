"""Shortest path from corner to corner of a grid with walls: by steps, or by cells."""

from driving import Args, Code, Json, call, mentions, nothing, plain, prelude, same

PRELUDE = prelude()

PROMPT = (
    ("shortest path", "grid"),
    ("shortest path", "maze"),
    ("shortest path", "binary matrix"),
    ("fewest steps", "grid"),
    ("fewest moves", "grid"),
)

EXCEPT = ("eliminat", "keys", "cost", "weight")

# Answers are steps in four and in eight directions: which of them is meant varies.
CASES = [
    ([[[0, 0, 0], [1, 1, 0], [0, 0, 0]]], [4, 3]),
    ([[[0, 0, 0], [0, 1, 0], [0, 0, 0]]], [4, 3]),
    ([[[0, 1, 1], [1, 1, 1], [1, 1, 0]]], [-1, -1]),
    ([[[0, 0], [0, 0]]], [2, 1]),
    ([[[0, 1, 0, 0], [0, 1, 0, 1], [0, 0, 0, 0]]], [5, 4]),
    ([[[0, 0, 0, 0, 0]]], [4, 4]),
    ([[[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]], [7, 4]),
    ([[[0, 0, 0, 0], [1, 1, 1, 0], [0, 0, 0, 0], [0, 1, 1, 1], [0, 0, 0, 0]]], [13, 9]),
    ([[[0, 1, 0], [0, 1, 0], [0, 1, 0]]], [-1, -1]),
    ([[[0, 1, 0, 0, 0], [0, 1, 0, 1, 0], [0, 0, 0, 1, 0]]], [10, 7]),
    ([[[0, 0, 0], [0, 0, 1], [1, 0, 0]]], [4, 2]),
]


def drive(module: Code, args: Args) -> Json:
    """Gives the steps in four and in eight directions, null for those that are not meant.

    Which are meant shows in a grid with a way only across a corner; whether cells are counted in
    one of two cells.
    """
    corner, pair = _steps(module, [[0, 1], [1, 0]]), _steps(module, [[0, 0]])
    steps = _steps(module, args[0])
    if isinstance(steps, int) and steps > 0:
        steps -= pair == 2
    return [None, steps] if corner in (1, 2) else [steps, None]


def _steps(module: Code, grid: Json) -> Json:
    if mentions(module, "#"):
        grid = [["#" if each else "." for each in row] for row in grid]
    elif mentions(module, "1", "0"):
        grid = [[str(each) for each in row] for row in grid]
    goal = (len(grid) - 1, len(grid[0]) - 1)
    result = plain(
        call(
            module,
            {"grid maze matrix g board": grid},
            {"grid maze matrix g board": grid, "start source src s": (0, 0),
             "end goal target dest t e": goal},
        )
    )  # fmt: skip
    return len(result) if isinstance(result, list) and result else result


def check(args: Args, got: Json, want: Json) -> bool:
    """What says that there is no path is left open."""
    if not isinstance(got, list) or len(got) != 2:
        return False
    meant = [pair for pair in zip(got, want, strict=True) if pair[0] is not None]
    steps, wanted = meant[0] if meant else (None, want[0])
    return nothing(steps) or steps == 0 if wanted == -1 else same(steps, wanted)


GOOD = """
def shortest_path(grid):
    rows, cols = len(grid), len(grid[0])
    queue, seen = deque([(0, 0, 0)]), {(0, 0)}
    while queue:
        r, c, steps = queue.popleft()
        if (r, c) == (rows - 1, cols - 1):
            return steps
        for a, b in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if 0 <= a < rows and 0 <= b < cols and grid[a][b] == 0 and (a, b) not in seen:
                seen.add((a, b))
                queue.append((a, b, steps + 1))
    return -1
"""

BAD = {
    "depth-first": GOOD.replace("popleft", "pop"),
    "right-and-down-only": GOOD.replace("(r - 1, c), ", "").replace(", (r, c - 1)", ""),
    "walls-passed": GOOD.replace("grid[a][b] == 0", "True"),
}
