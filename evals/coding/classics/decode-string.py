"""Decode strings such as 3[a2[c]]."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("decode string",), ("decode", "3[a"), ("encoded string", "repeat"))

CASES = [
    (["3[a]2[bc]"], "aaabcbc"),
    (["3[a2[c]]"], "accaccacc"),
    (["2[abc]3[cd]ef"], "abcabccdcdcdef"),
    (["abc"], "abc"),
    (["10[a]"], "aaaaaaaaaa"),
    (["x2[y]z"], "xyyz"),
    (["2[2[2[b]]]"], "bbbbbbbb"),
    (["1[q]"], "q"),
    (["2[a3[b]c]d"], "abbbcabbbcd"),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"s text": args[0]})


GOOD = """
def decode(s):
    stack, text, number = [], "", 0
    for c in s:
        if c.isdigit():
            number = number * 10 + int(c)
        elif c == "[":
            stack.append((text, number))
            text, number = "", 0
        elif c == "]":
            before, times = stack.pop()
            text = before + text * times
        else:
            text += c
    return text
"""

BAD = {
    "one-digit": GOOD.replace("number * 10 + int(c)", "int(c)"),
    "before-repeated": GOOD.replace("before + text * times", "(before + text) * times"),
    "number-kept": GOOD.replace('text, number = "", 0\n        elif', 'text = ""\n        elif'),
}
