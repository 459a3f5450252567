"""How many substrings are palindromes."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("palindromic substrings",), ("how many", "substrings", "palindrom"))

EXCEPT = ("longest",)

CASES = [
    (["abc"], 3),
    (["aaa"], 6),
    (["a"], 1),
    (["abba"], 6),
    (["racecar"], 10),
    (["aab"], 4),
    (["abab"], 6),
    (["zz"], 3),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"s text": args[0]})


GOOD = """
def count(s):
    total = 0
    for center in range(2 * len(s) - 1):
        i, j = center // 2, (center + 1) // 2
        while i >= 0 and j < len(s) and s[i] == s[j]:
            total += 1
            i, j = i - 1, j + 1
    return total
"""

BAD = {
    "odd-only": GOOD.replace("range(2 * len(s) - 1)", "range(0, 2 * len(s) - 1, 2)"),
    "distinct": """
def count(s):
    parts = {s[i:j] for i in range(len(s)) for j in range(i + 1, len(s) + 1)}
    return sum(part == part[::-1] for part in parts)
""",
    "one-center-missed": GOOD.replace("2 * len(s) - 1", "2 * len(s) - 2"),
}
