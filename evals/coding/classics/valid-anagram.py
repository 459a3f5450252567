"""Whether two strings are anagrams."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (
    ("valid anagram",),
    ("two strings", "anagram"),
    ("anagram of",),
    ("are anagrams of each other",),
)

EXCEPT = ("group", "find all", "substring")

CASES = [
    (["anagram", "nagaram"], True),
    (["rat", "car"], False),
    (["a", "ab"], False),
    (["ab", "a"], False),
    (["aacc", "ccac"], False),
    (["a", "a"], True),
    (["ac", "bb"], False),
    (["listen", "silent"], True),
    (["aab", "abb"], False),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return bool(call(module, {"s a s1": args[0], "t b s2": args[1]}))


GOOD = """
def is_anagram(s, t):
    return Counter(s) == Counter(t)
"""

BAD = {
    "letters-not-counts": """
def is_anagram(s, t):
    return set(s) == set(t)
""",
    "shorter-passes": """
def is_anagram(s, t):
    left = Counter(t)
    for c in s:
        left[c] -= 1
        if left[c] < 0:
            return False
    return True
""",
}
