"""A calculator for plus, minus, times and whole division without parentheses."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (
    ("basic calculator",),
    ("evaluate", "arithmetic expression"),
    ("calculator", "expression"),
)

CASES = [
    (["3+2*2"], 7),
    ([" 3/2 "], 1),
    ([" 3+5 / 2 "], 5),
    (["42"], 42),
    (["1-1+1"], 1),
    (["2*3*4"], 24),
    (["100/10/2"], 5),
    (["14-3*2+10/5"], 10),
    (["1+2*3-4/2*5"], -3),
    (["0-7+2"], -5),
    (["12+30*2"], 72),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"s expression expr text": args[0]})


GOOD = """
def calculate(s):
    stack, number, sign = [], 0, "+"
    for c in s.replace(" ", "") + "+":
        if c.isdigit():
            number = number * 10 + int(c)
            continue
        if sign == "+":
            stack.append(number)
        elif sign == "-":
            stack.append(-number)
        elif sign == "*":
            stack.append(stack.pop() * number)
        else:
            stack.append(int(stack.pop() / number))
        number, sign = 0, c
    return sum(stack)
"""

BAD = {
    "left-to-right": GOOD.replace(
        "stack.append(stack.pop() * number)", "stack[:] = [sum(stack) * number]"
    ),
    "one-digit": GOOD.replace("number * 10 + int(c)", "int(c)"),
    "last-number-missed": GOOD.replace(' + "+":', ":"),
}
