"""Word search in a grid of letters."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("word search",), ("word", "grid of letters"), ("word", "board of letters"))

EXCEPT = ("word search ii", "list of words", "all words")

_BOARD = [["A", "B", "C", "E"], ["S", "F", "C", "S"], ["A", "D", "E", "E"]]

CASES = [
    ([_BOARD, "ABCCED"], True),
    ([_BOARD, "SEE"], True),
    ([_BOARD, "ABCB"], False),
    ([[["A"]], "A"], True),
    ([[["A"]], "AA"], False),
    ([[["A", "B"], ["C", "D"]], "ABDC"], True),
    ([[["A", "B"], ["C", "D"]], "AD"], False),
    ([[["A", "A", "A"]], "AAAA"], False),
    ([[["C", "A", "A"], ["A", "A", "A"], ["B", "C", "D"]], "AAB"], True),
    ([_BOARD, "ABFSADEESE"], True),
    ([_BOARD, "SES"], False),
    ([[["A", "B", "C", "E"], ["S", "F", "E", "S"], ["A", "D", "E", "E"]], "ABCESEEEFS"], True),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"board grid b": args[0], "word target w s": args[1]})


GOOD = """
def exist(board, word):
    def search(i, j, k):
        if k == len(word):
            return True
        if not (0 <= i < len(board) and 0 <= j < len(board[0])) or board[i][j] != word[k]:
            return False
        board[i][j] = ""
        found = any(
            search(a, b, k + 1) for a, b in ((i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1))
        )
        board[i][j] = word[k]
        return found
    return any(search(i, j, 0) for i in range(len(board)) for j in range(len(board[0])))
"""

BAD = {
    "cell-again": GOOD.replace('        board[i][j] = ""\n', ""),
    "not-restored": GOOD.replace("        board[i][j] = word[k]\n", ""),
}
