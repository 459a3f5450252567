"""Word break: whether a string can be cut into words of a dictionary."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("word break",), ("segment", "dictionary", "string"), ("segmented", "words"))

EXCEPT = ("minimum", "fewest", "how many", "number of ways")

CASES = [
    (["leetcode", ["leet", "code"]], True),
    (["applepenapple", ["apple", "pen"]], True),
    (["catsandog", ["cats", "dog", "sand", "and", "cat"]], False),
    (["catsanddog", ["cats", "dog", "sand", "and", "cat"]], True),
    (["aaaaaaa", ["aaaa", "aaa"]], True),
    (["aaaaa", ["aaaa", "aa"]], False),
    (["a", ["b"]], False),
    (["a", ["a"]], True),
    (["cars", ["car", "ca", "rs"]], True),
    (["goalspecial", ["go", "goal", "goals", "special"]], True),
    (["abcd", ["a", "abc", "b", "cd"]], True),
    (["bb", ["a", "b", "bbb"]], True),
    (["ab", ["a"]], False),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    text, words = args
    names = "words word_dict dictionary vocab d w"
    return plain(
        call(
            module,
            {"s text string": text, names: words},
            {"s text string": text, names: set(words)},
        ),
    )


def check(args: Args, got: Json, want: Json) -> bool:
    """All ways to cut it, or one, are as good as whether there is one."""
    return (got in (True, False, None, []) and bool(got) == want) or (
        isinstance(got, (list, str)) and bool(got) == want and _cuts(args, got)
    )


def _cuts(args: Args, got: Json) -> bool:
    ways = [got] if isinstance(got, str) or all(each in args[1] for each in got) else got
    parts = [way.split() if isinstance(way, str) else way for way in ways]
    return all(
        isinstance(way, list)
        and all(isinstance(word, str) and word in args[1] for word in way)
        and "".join(way) == args[0]
        for way in parts
    )


GOOD = """
def word_break(s, words):
    known = set(words)
    ends = [True] + [False] * len(s)
    for end in range(1, len(s) + 1):
        ends[end] = any(ends[start] and s[start:end] in known for start in range(end))
    return ends[-1]
"""

ALSO_GOOD = (
    """
class Solution:
    def wordBreak(self, s: str, wordDict: List[str]) -> bool:
        @cache
        def go(i):
            if i == len(s):
                return True
            return any(s.startswith(w, i) and go(i + len(w)) for w in wordDict)
        return go(0)
""",
)

BAD = {
    "longest-first": """
def word_break(s, words):
    i = 0
    while i < len(s):
        for w in sorted(words, key=len, reverse=True):
            if s.startswith(w, i):
                i += len(w)
                break
        else:
            return False
    return True
""",
    "each-word-once": """
def word_break(s, words):
    if not s:
        return True
    return any(
        s.startswith(w) and word_break(s[len(w):], words[:i] + words[i + 1:])
        for i, w in enumerate(words)
    )
""",
    "last-letter-missed": GOOD.replace("s[start:end] in", "s[start:end - 1] in"),
}
