"""Longest palindromic substring: any of the longest."""

from driving import Args, Code, Json, call, prelude, same

PRELUDE = prelude()

PROMPT = (("longest palindrome", "substring"), ("longest", "palindromic substring"))

CASES = [
    (["babad"], 3),
    (["cbbd"], 2),
    (["a"], 1),
    (["abc"], 1),
    (["racecar"], 7),
    (["forgeeksskeegfor"], 10),
    (["aaaa"], 4),
    (["abacdfgdcaba"], 3),
    (["xabbay"], 4),
    (["abb"], 2),
    (["ccc"], 3),
    (["tattarrattat"], 12),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"s text string": args[0]})


def check(args: Args, got: Json, want: Json) -> bool:
    """Any of the longest will do, and so will the length."""
    if isinstance(got, str):
        return len(got) == want and got in args[0] and got == got[::-1]
    return same(got, want)


GOOD = """
def expand(s, i, j):
    while i >= 0 and j < len(s) and s[i] == s[j]:
        i -= 1
        j += 1
    return s[i + 1:j]

def longest_palindrome(s):
    best = ""
    for i in range(len(s)):
        for found in (expand(s, i, i), expand(s, i, i + 1)):
            if len(found) > len(best):
                best = found
    return best
"""

BAD = {
    "odd-only": GOOD.replace(", expand(s, i, i + 1))", ",)"),
    "one-too-far": GOOD.replace("s[i + 1:j]", "s[i + 1:j - 1]"),
    "common-with-reverse": """
def longest_palindrome(s):
    t, best = s[::-1], ""
    for i in range(len(s)):
        for j in range(i + 1, len(s) + 1):
            if s[i:j] in t and j - i > len(best):
                best = s[i:j]
    return best
""",
}
