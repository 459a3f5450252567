"""Cheapest path through a grid of costs with obstacles, in four directions."""

from driving import Args, Code, Json, Layout, call, compares, likeness, nothing, prelude, same

PRELUDE = prelude()

PROMPT = (
    ("cost path", "grid"),
    ("cheapest path", "grid"),
    ("cost", "grid", "obstacles"),
)

CASES = [
    ([[[1, 3, 1], [1, 5, 1], [4, 2, 1]]], 7),
    ([[[1, 9, 1], [1, None, 1], [1, 1, 1]]], 5),
    ([[[1, None], [None, 1]]], -1),
    ([[[5]]], 5),
    ([[[1, 1, 1], [9, None, 1], [1, 1, 1], [1, None, 9], [1, 1, 1]]], 11),
    ([[[1, 2, 3]]], 6),
    ([[[1], [2], [3]]], 6),
    ([[[2, 2], [2, 2]]], 6),
    ([[[1, 1], [1, None]]], -1),
    ([[[1, 7, 1, 1, 1], [1, None, 1, None, 1], [1, 1, 1, None, 1]]], 11),
    ([[[1, 4, 9], [2, 2, 9], [9, 1, 1]]], 7),
    ([[[3, 9, 1, 1], [1, 9, 1, 9], [1, 1, 1, 9], [9, 9, 9, 1]]], 17),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function, with the mark for an obstacle that it looks for.

    Where a single cell costs nothing, the start does not count.
    """
    named = [each for name, each in vars(module).items() if likeness(name, "obstacle wall blocked")]
    marks = [mark for mark in ("#", "X", "x", "B", -1, None) if compares(module, mark)]
    mark = next((each for each in [*named, *marks] if isinstance(each, (str, int, float))), None)
    mark = -1 if mark is None and None not in marks else mark
    single = _cost(module, [[5]], mark)
    cost = _cost(module, args[0], mark)
    return cost + args[0][0][0] if single == 0 and not nothing(cost) else cost


def _cost(module: Code, costs: list[list[int | None]], mark: Json) -> Json:
    grid = [[mark if each is None else each for each in row] for row in costs]
    goal = (len(grid) - 1, len(grid[0]) - 1)
    whole: Layout = {"grid costs cost matrix g": grid}
    walled = {(i, j) for i, row in enumerate(costs) for j, each in enumerate(row) if each is None}
    ways: list[Layout] = [
        whole,
        {**whole, "obstacles walls blocked": walled},
        {**whole, "start source src s": (0, 0), "end goal target dest t": goal},
    ]
    result = call(module, *ways)
    return result[0] if isinstance(result, tuple) and result else result


def check(args: Args, got: Json, want: Json) -> bool:
    """What says that there is no path is left open."""
    return nothing(got) if want == -1 else same(got, want)


GOOD = """
def min_cost(grid):
    rows, cols = len(grid), len(grid[0])
    heap, done = [(grid[0][0], 0, 0)], set()
    while heap:
        cost, r, c = heappop(heap)
        if (r, c) == (rows - 1, cols - 1):
            return cost
        if (r, c) in done:
            continue
        done.add((r, c))
        for a, b in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if 0 <= a < rows and 0 <= b < cols and grid[a][b] != -1:
                heappush(heap, (cost + grid[a][b], a, b))
    return -1
"""

ALSO_GOOD = (
    GOOD.replace("!= -1", "is not None"),
    GOOD.replace("!= -1", '!= "#"'),
)

BAD = {
    "square-only": GOOD.replace("0 <= b < cols", "0 <= b < rows"),
    "right-and-down-only": GOOD.replace("(r - 1, c), ", "").replace(", (r, c - 1)", ""),
    "breadth-first": """
def min_cost(grid):
    rows, cols = len(grid), len(grid[0])
    queue, seen = deque([(0, 0, grid[0][0])]), {(0, 0)}
    while queue:
        r, c, cost = queue.popleft()
        if (r, c) == (rows - 1, cols - 1):
            return cost
        for a, b in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if 0 <= a < rows and 0 <= b < cols and grid[a][b] != -1 and (a, b) not in seen:
                seen.add((a, b))
                queue.append((a, b, cost + grid[a][b]))
    return -1
""",
}
