"""Minimum window of a string that holds all letters of another."""

from driving import Args, Code, Json, call, nothing, prelude, same

PRELUDE = prelude()

PROMPT = (
    ("minimum window",),
    ("smallest window", "substring"),
    ("shortest substring", "contains all"),
    ("smallest substring", "contain"),
)

EXCEPT = ("subsequence",)

CASES = [
    (["ADOBECODEBANC", "ABC"], "BANC"),
    (["a", "a"], "a"),
    (["a", "aa"], ""),
    (["aa", "aa"], "aa"),
    (["ab", "b"], "b"),
    (["abc", "cba"], "abc"),
    (["bdab", "ab"], "ab"),
    (["aaabbbccc", "abc"], "abbbc"),
    (["xyz", "q"], ""),
    (["cabwefgewcwaefgcf", "cae"], "cwae"),
    (["aabaabc", "aabc"], "aabc"),
    (["caccba", "ab"], "ba"),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"s text string source": args[0], "t pattern target chars p need": args[1]})


def check(args: Args, got: Json, want: Json) -> bool:
    """Its length is as good as the window itself."""
    return (nothing(got) or got == 0) if not want else same(got, want) or same(got, len(want))


GOOD = """
def min_window(s, t):
    need, missing = Counter(t), len(t)
    best, left = "", 0
    for right, c in enumerate(s):
        missing -= need[c] > 0
        need[c] -= 1
        while not missing:
            if not best or right - left + 1 < len(best):
                best = s[left:right + 1]
            need[s[left]] += 1
            missing += need[s[left]] > 0
            left += 1
    return best
"""

BAD = {
    "letters-not-counts": GOOD.replace("Counter(t), len(t)", "Counter(set(t)), len(set(t))"),
    "first-window": GOOD.replace("not best or right - left + 1 < len(best)", "not best"),
    "right-end-missed": GOOD.replace("s[left:right + 1]", "s[left:right]"),
    "shrunk-once": GOOD.replace("while not missing:", "if not missing:"),
}
