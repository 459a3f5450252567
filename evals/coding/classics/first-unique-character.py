"""The first character that does not come again."""

from driving import Args, Code, Json, call, nothing, prelude

PRELUDE = prelude()

PROMPT = (("first unique",), ("first non-repeating",), ("first nonrepeating",))

EXCEPT = ("stream",)

CASES = [
    (["leetcode"], 0),
    (["loveleetcode"], 2),
    (["aabb"], -1),
    (["z"], 0),
    (["aab"], 2),
    (["abcab"], 2),
    (["abab"], -1),
    (["dddccdbba"], 8),
    (["xxyzyx"], 3),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"s text": args[0]})


def check(args: Args, got: Json, want: Json) -> bool:
    """The character is as good as its place; what says that there is none is left open."""
    if want == -1:
        return nothing(got) or got in ("_", "#")
    return not isinstance(got, bool) and bool(got in (want, args[0][want]))


GOOD = """
def first_unique(s):
    counts = Counter(s)
    for i, c in enumerate(s):
        if counts[c] == 1:
            return i
    return -1
"""

BAD = {
    "not-seen-so-far": """
def first_unique(s):
    for i, c in enumerate(s):
        if c not in s[i + 1:]:
            return i
    return -1
""",
    "last": GOOD.replace("enumerate(s)", "reversed(list(enumerate(s)))"),
}
