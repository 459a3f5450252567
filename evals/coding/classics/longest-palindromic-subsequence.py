"""Longest palindromic subsequence: its length."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("palindromic subsequence",),)

CASES = [
    (["bbbab"], 4),
    (["cbbd"], 2),
    (["a"], 1),
    (["agbdba"], 5),
    (["abcdef"], 1),
    (["aaaa"], 4),
    (["character"], 5),
    (["abca"], 3),
    (["xaybzba"], 5),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"s text": args[0]})


GOOD = """
def lps(s):
    n = len(s)
    d = [[0] * n for _ in range(n)]
    for i in range(n - 1, -1, -1):
        d[i][i] = 1
        for j in range(i + 1, n):
            if s[i] == s[j]:
                d[i][j] = d[i + 1][j - 1] + 2
            else:
                d[i][j] = max(d[i + 1][j], d[i][j - 1])
    return d[0][n - 1]
"""

BAD = {
    "substring": GOOD.replace("max(d[i + 1][j], d[i][j - 1])", "0"),
    "rows-forward": GOOD.replace("range(n - 1, -1, -1)", "range(n)").replace(
        "d[i + 1]", "d[min(i + 1, n - 1)]"
    ),
    "one-per-pair": GOOD.replace("d[i + 1][j - 1] + 2", "d[i + 1][j - 1] + 1"),
}
