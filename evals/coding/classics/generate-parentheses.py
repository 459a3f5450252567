"""All strings of n pairs of parentheses that match."""

from driving import Args, Code, Json, call, plain, prelude, same_bag

PRELUDE = prelude()

PROMPT = (
    ("generate parentheses",),
    ("generate", "pairs of parentheses"),
    ("generate", "well-formed"),
)


def _matched(pairs: int) -> list[str]:
    """What stands in the first pair, and what follows it."""
    if not pairs:
        return [""]
    splits = ((inside, pairs - 1 - inside) for inside in range(pairs))
    return [f"({a}){b}" for i, j in splits for a in _matched(i) for b in _matched(j)]


CASES = [([pairs], _matched(pairs)) for pairs in range(1, 9)]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"n k pairs": args[0]}))


def check(args: Args, got: Json, want: Json) -> bool:
    """In any order."""
    return same_bag(got, want)


GOOD = """
def generate(n):
    out = []
    def go(text, opened, closed):
        if len(text) == 2 * n:
            out.append(text)
        if opened < n:
            go(text + "(", opened + 1, closed)
        if closed < opened:
            go(text + ")", opened, closed + 1)
    go("", 0, 0)
    return out
"""

BAD = {
    "closed-too-early": GOOD.replace("if closed < opened:", "if closed < n:"),
    "around-and-beside": """
def generate(n):
    if n == 1:
        return ["()"]
    found = set()
    for inner in generate(n - 1):
        found |= {"(" + inner + ")", "()" + inner, inner + "()"}
    return list(found)
""",
}
