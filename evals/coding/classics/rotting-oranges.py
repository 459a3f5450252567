"""Rotting oranges: minutes until no fresh one is left."""

from driving import Args, Code, Json, call, nothing, prelude, same

PRELUDE = prelude()

PROMPT = (("rotting",), ("rotten", "orange"))

CASES = [
    ([[[2, 1, 1], [1, 1, 0], [0, 1, 1]]], 4),
    ([[[2, 1, 1], [0, 1, 1], [1, 0, 1]]], -1),
    ([[[0, 2]]], 0),
    ([[[0]]], 0),
    ([[[1]]], -1),
    ([[[2]]], 0),
    ([[[2, 1, 1, 1, 2]]], 2),
    ([[[2, 0, 1]]], -1),
    ([[[1, 1, 1], [1, 2, 1], [1, 1, 1]]], 2),
    ([[[2, 1], [1, 1]]], 2),
    ([[[2, 1, 0, 2, 1, 1]]], 2),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"grid oranges g": args[0]})


def check(args: Args, got: Json, want: Json) -> bool:
    """What says that some stay fresh is left open."""
    return nothing(got) if want == -1 else same(got, want)


GOOD = """
def minutes(grid):
    rotten = [(i, j) for i, row in enumerate(grid) for j, x in enumerate(row) if x == 2]
    fresh = sum(row.count(1) for row in grid)
    passed = 0
    while rotten and fresh:
        passed += 1
        turned = []
        for i, j in rotten:
            for a, b in ((i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)):
                if 0 <= a < len(grid) and 0 <= b < len(grid[0]) and grid[a][b] == 1:
                    grid[a][b] = 2
                    fresh -= 1
                    turned.append((a, b))
        rotten = turned
    return -1 if fresh else passed
"""

BAD = {
    "one-minute-more": GOOD.replace("while rotten and fresh:", "while rotten:"),
    "fresh-ignored": GOOD.replace("-1 if fresh else passed", "passed"),
    "one-source": GOOD.replace("passed = 0\n", "passed = 0\n    rotten = rotten[:1]\n"),
}
