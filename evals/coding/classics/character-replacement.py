"""Longest stretch of one letter after at most k replacements."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (
    ("character replacement",),
    ("same letter", "replace", "k"),
    ("repeating character replacement",),
)

CASES = [
    (["ABAB", 2], 4),
    (["AABABBA", 1], 4),
    (["AAAA", 0], 4),
    (["ABCDE", 1], 2),
    (["A", 0], 1),
    (["ABBB", 1], 4),
    (["AABCCC", 2], 5),
    (["BAAAB", 2], 5),
    (["ABCABC", 0], 1),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"s text": args[0], "k n": args[1]})


GOOD = """
def longest(s, k):
    counts, left, best = Counter(), 0, 0
    for right, c in enumerate(s):
        counts[c] += 1
        while right - left + 1 - max(counts.values()) > k:
            counts[s[left]] -= 1
            left += 1
        best = max(best, right - left + 1)
    return best
"""

BAD = {
    "one-replacement-less": GOOD.replace("> k:", ">= k and left < right:"),
    "letter-just-read": GOOD.replace("max(counts.values())", "counts[c]"),
    "one-too-few": GOOD.replace("best, right - left + 1", "best, right - left"),
}
