"""N queens: all ways to place them, or how many there are."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("n-queens",), ("n queens",), ("queens", "chessboard"), ("eight queens",))

CASES = [([1], 1), ([2], 0), ([3], 0), ([4], 2), ([5], 10), ([6], 4), ([7], 40), ([8], 92)]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"n size": args[0]}))


def check(args: Args, got: Json, want: Json) -> bool:
    """The number of ways, all of them, or one; as boards, or as a column or place for each row."""
    if isinstance(got, list) and all(_queens(board, args[0]) for board in got):
        return bool(len(got) == want == len(set(map(repr, got))))
    if isinstance(got, list) and got:
        return bool(want > 0) and _queens(got, args[0])
    return (got is None and want == 0) or (isinstance(got, int) and got == want)


def _queens(board: Json, size: int) -> bool:
    """Whether it is a board on which no queen can take another."""
    if not isinstance(board, list) or len(board) != size:
        return False
    places = []
    for i, row in enumerate(board):
        if isinstance(row, int) and 0 <= row < size:
            places.append((i, row))
        elif isinstance(row, list) and len(row) == 2 and size != 2:
            places.append(tuple(row))
        elif isinstance(row, (str, list)) and len(row) == size:
            places += [(i, j) for j, each in enumerate(row) if each in ("Q", 1)]
    if len(places) != size or not all(isinstance(e, int) for place in places for e in place):
        return False
    lines = [{i for i, _ in places}, {j for _, j in places}]
    lines += [{i + j for i, j in places}, {i - j for i, j in places}]
    return all(len(line) == size for line in lines)


GOOD = """
def n_queens(n):
    out = []
    def place(cols):
        r = len(cols)
        if r == n:
            out.append(["." * c + "Q" + "." * (n - c - 1) for c in cols])
            return
        for c in range(n):
            if all(c != d and abs(c - d) != r - i for i, d in enumerate(cols)):
                place(cols + [c])
    place([])
    return out
"""

ALSO_GOOD = (GOOD.replace("return out\n", "return len(out)\n"),)

BAD = {
    "one-diagonal": GOOD.replace("abs(c - d) != r - i", "c - d != r - i"),
    "no-diagonals": GOOD.replace(" and abs(c - d) != r - i", ""),
    "neighbours-only": GOOD.replace("abs(c - d) != r - i", "(r - i > 1 or abs(c - d) != 1)"),
}
