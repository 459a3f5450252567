"""Longest common subsequence of two strings: its length."""

from driving import Args, Code, Json, call, prelude, same

PRELUDE = prelude()

PROMPT = (("longest common subsequence",), ("lcs", "subsequence"))

EXCEPT = ("three strings",)

CASES = [
    (["abcde", "ace"], 3),
    (["abc", "abc"], 3),
    (["abc", "def"], 0),
    (["aggtab", "gxtxayb"], 4),
    (["abcbdab", "bdcaba"], 4),
    (["a", "a"], 1),
    (["aaaa", "aa"], 2),
    (["bl", "yby"], 1),
    (["oxcpqrsvwf", "shmtulqrypy"], 2),
    (["abcdxyz", "xyzabcd"], 4),
    (["ab", "aab"], 2),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"a s s1 text1 x": args[0], "b t s2 text2 y": args[1]})


def check(args: Args, got: Json, want: Json) -> bool:
    """One such subsequence is as good as its length."""
    if isinstance(got, str):
        return len(got) == want and all(_holds(each, got) for each in args)
    return same(got, want)


def _holds(text: str, part: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in part)


GOOD = """
def lcs(a, b):
    d = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            if a[i - 1] == b[j - 1]:
                d[i][j] = d[i - 1][j - 1] + 1
            else:
                d[i][j] = max(d[i - 1][j], d[i][j - 1])
    return d[-1][-1]
"""

ALSO_GOOD = (
    """
def lcs(a, b, i=0, j=0, memo=None):
    if memo is None:
        memo = {}
    if i == len(a) or j == len(b):
        return 0
    if (i, j) not in memo:
        if a[i] == b[j]:
            memo[i, j] = 1 + lcs(a, b, i + 1, j + 1, memo)
        else:
            memo[i, j] = max(lcs(a, b, i + 1, j, memo), lcs(a, b, i, j + 1, memo))
    return memo[i, j]
""",
)

BAD = {
    "substring": GOOD.replace("max(d[i - 1][j], d[i][j - 1])", "0"),
    "shared-rows": GOOD.replace(
        "[[0] * (len(b) + 1) for _ in range(len(a) + 1)]", "[[0] * (len(b) + 1)] * (len(a) + 1)"
    ),
    "last-column-missed": GOOD.replace("range(1, len(b) + 1)", "range(1, len(b))"),
    "memo-kept": """
def lcs(a, b, i=0, j=0, memo={}):
    if i == len(a) or j == len(b):
        return 0
    if (i, j) not in memo:
        if a[i] == b[j]:
            memo[i, j] = 1 + lcs(a, b, i + 1, j + 1)
        else:
            memo[i, j] = max(lcs(a, b, i + 1, j), lcs(a, b, i, j + 1))
    return memo[i, j]
""",
}
