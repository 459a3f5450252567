"""Number of islands in a grid of land and water."""

from driving import Args, Code, Json, call, mentions, prelude

PRELUDE = prelude()

PROMPT = (("number of islands",), ("count islands",), ("count the islands",), ("how many islands",))

EXCEPT = ("islands ii", "add land", "addland", "distinct islands")

CASES = [
    ([[[1, 1, 0, 0, 0], [1, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 1]]], 3),
    ([[[1, 1, 1, 1, 0], [1, 1, 0, 1, 0], [1, 1, 0, 0, 0], [0, 0, 0, 0, 0]]], 1),
    ([[[0]]], 0),
    ([[[1]]], 1),
    ([[[0, 0], [0, 0]]], 0),
    ([[[1, 0], [0, 1]]], 2),
    ([[[1, 0, 1, 0, 1]]], 3),
    ([[[1], [1], [0], [1]]], 2),
    ([[[1, 1, 1], [0, 1, 0], [1, 1, 1]]], 1),
    ([[[0, 0, 1], [0, 1, 1], [1, 0, 1]]], 2),
    ([[[1, 0, 1], [1, 0, 1], [1, 1, 1]]], 1),
    ([[[1, 1, 1, 1], [0, 0, 0, 1], [1, 1, 0, 1], [1, 1, 1, 1]]], 1),
    ([[[0, 1, 0], [1, 0, 1], [0, 1, 0]]], 4),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; with letters for digits where it speaks of them."""
    grid = args[0]
    if mentions(module, "1", "0"):
        grid = [[str(each) for each in row] for row in grid]
    return call(module, {"grid matrix map g board": grid})


GOOD = """
class Solution:
    def numIslands(self, grid: List[List[str]]) -> int:
        def sink(i, j):
            if 0 <= i < len(grid) and 0 <= j < len(grid[0]) and grid[i][j] == "1":
                grid[i][j] = "0"
                sink(i + 1, j)
                sink(i - 1, j)
                sink(i, j + 1)
                sink(i, j - 1)
                return 1
            return 0
        return sum(sink(i, j) for i in range(len(grid)) for j in range(len(grid[0])))
"""

ALSO_GOOD = (
    """
def count(g):
    seen, total = set(), 0
    for i in range(len(g)):
        for j in range(len(g[0])):
            if g[i][j] == 1 and (i, j) not in seen:
                total += 1
                todo = [(i, j)]
                seen.add((i, j))
                while todo:
                    a, b = todo.pop()
                    for x, y in around(a, b):
                        inside = 0 <= x < len(g) and 0 <= y < len(g[0])
                        if inside and g[x][y] == 1 and (x, y) not in seen:
                            seen.add((x, y))
                            todo.append((x, y))
    return total

def around(a, b):
    return (a + 1, b), (a - 1, b), (a, b + 1), (a, b - 1)
""",
)

BAD = {
    "down-and-right-only": GOOD.replace("sink(i - 1, j)", "pass").replace("sink(i, j - 1)", "pass"),
    "wraps-around": GOOD.replace("0 <= i < len(grid)", "i < len(grid)").replace("0 <= j <", "j <"),
    "corners-join": ALSO_GOOD[0].replace(
        "(a, b - 1)", "(a, b - 1), (a + 1, b + 1), (a + 1, b - 1)"
    ),
    "cells": GOOD.replace('grid[i][j] = "0"', "return 1"),
}
