"""Longest substring without a repeated character."""

from driving import Args, Code, Json, call, prelude, same

PRELUDE = prelude()

PROMPT = (
    ("substring", "without repeat"),
    ("substring", "no character repeats"),
    ("substring", "no repeat"),
    ("substring", "all unique"),
    ("substring", "distinct characters only"),
    ("substring", "without duplicate"),
)

CASES = [
    (["abcabcbb"], 3),
    (["bbbbb"], 1),
    (["pwwkew"], 3),
    (["dvdf"], 3),
    (["abba"], 2),
    (["tmmzuxt"], 5),
    (["a"], 1),
    (["au"], 2),
    (["abcdef"], 6),
    (["anviaj"], 5),
    (["aab"], 2),
    (["ohvhjdml"], 6),
    (["a b a"], 3),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"s text string": args[0]})


def check(args: Args, got: Json, want: Json) -> bool:
    """The substring itself is as good as its length."""
    if isinstance(got, str):
        return len(got) == want == len(set(got)) and got in args[0]
    return same(got, want)


GOOD = """
def longest(s):
    last, start, best = {}, 0, 0
    for i, c in enumerate(s):
        if last.get(c, -1) >= start:
            start = last[c] + 1
        last[c] = i
        best = max(best, i - start + 1)
    return best
"""

BAD = {
    "restarts": """
def longest(s):
    seen, best = set(), 0
    for c in s:
        if c in seen:
            seen = set()
        seen.add(c)
        best = max(best, len(seen))
    return best
""",
    "start-goes-back": GOOD.replace("if last.get(c, -1) >= start:", "if c in last:"),
    "one-too-few": GOOD.replace("i - start + 1", "i - start"),
    "last-run-missed": """
def longest(s):
    run, best = "", 0
    for c in s:
        if c in run:
            best = max(best, len(run))
            run = run[run.index(c) + 1:]
        run += c
    return best
""",
}
