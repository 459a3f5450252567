"""All places where an anagram of a pattern begins."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (
    ("find all anagrams",),
    ("anagrams in a string",),
    ("permutation in string",),
    ("anagrams", "start ind"),
)

CASES = [
    (["cbaebabacd", "abc"], [0, 6]),
    (["abab", "ab"], [0, 1, 2]),
    (["a", "a"], [0]),
    (["abab", "aab"], [0]),
    (["aaaa", "aa"], [0, 1, 2]),
    (["abc", "d"], []),
    (["ab", "abc"], []),
    (["baa", "aa"], [1]),
    (["aabb", "ab"], [1]),
    (["eidbaooo", "ab"], [3]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; it may tell only whether there is one."""
    text, pattern = args
    return plain(call(module, {"s text s2": text, "p pattern t s1": pattern}))


def check(args: Args, got: Json, want: Json) -> bool:
    """Whether there is one is as good as where."""
    return got is bool(want) or (isinstance(got, list) and bool(got == want))


GOOD = """
def find_anagrams(s, p):
    need, have, out = Counter(p), Counter(), []
    for i, c in enumerate(s):
        have[c] += 1
        if i >= len(p):
            have[s[i - len(p)]] -= 1
        if have == need:
            out.append(i - len(p) + 1)
    return out
"""

BAD = {
    "letters-not-counts": """
def find_anagrams(s, p):
    return [i for i in range(len(s) - len(p) + 1) if set(s[i:i + len(p)]) == set(p)]
""",
    "last-window-missed": """
def find_anagrams(s, p):
    return [i for i in range(len(s) - len(p)) if sorted(s[i:i + len(p)]) == sorted(p)]
""",
    "end-not-start": GOOD.replace("i - len(p) + 1", "i"),
}
