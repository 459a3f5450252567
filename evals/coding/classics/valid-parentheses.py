"""Whether brackets of three kinds match."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (
    ("valid parentheses",),
    ("balanced parentheses",),
    ("balanced brackets",),
    ("matching brackets",),
    ("brackets", "valid"),
    ("brackets", "balanced"),
)

EXCEPT = ("remov", "longest", "minimum", "wildcard", "asterisk", "generate")

CASES = [
    (["()"], True),
    (["()[]{}"], True),
    (["(]"], False),
    (["([)]"], False),
    (["{[]}"], True),
    (["("], False),
    (["]"], False),
    ([")("], False),
    (["((("], False),
    (["(())"], True),
    (["([]"], False),
    (["())"], False),
    (["{[()()]}[]"], True),
    (["(}{)"], False),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return bool(call(module, {"s text string": args[0]}))


GOOD = """
def is_valid(s):
    stack, opens = [], {")": "(", "]": "[", "}": "{"}
    for c in s:
        if c in opens:
            if not stack or stack.pop() != opens[c]:
                return False
        else:
            stack.append(c)
    return not stack
"""

BAD = {
    "rest-ignored": GOOD.replace("return not stack", "return True"),
    "counts": """
def is_valid(s):
    return all(s.count(a) == s.count(b) for a, b in ("()", "[]", "{}"))
""",
    "empty-stack": GOOD.replace("not stack or stack.pop()", "stack.pop()"),
    "kind-ignored": GOOD.replace("stack.pop() != opens[c]", "not stack.pop()"),
}
