"""Daily temperatures: how long until it gets warmer."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("daily temperatures",), ("warmer",))

CASES = [
    ([[73, 74, 75, 71, 69, 72, 76, 73]], [1, 1, 4, 2, 1, 1, 0, 0]),
    ([[30, 40, 50, 60]], [1, 1, 1, 0]),
    ([[30, 60, 90]], [1, 1, 0]),
    ([[90, 80, 70]], [0, 0, 0]),
    ([[50]], [0]),
    ([[50, 50, 51]], [2, 1, 0]),
    ([[55, 38, 53, 81, 61, 93, 97, 32, 43, 78]], [3, 1, 1, 2, 1, 1, 0, 1, 1, 0]),
    ([[70, 60, 65, 71]], [3, 1, 1, 0]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"temperatures temps t a": args[0]}))


GOOD = """
def daily(temps):
    out, stack = [0] * len(temps), []
    for i, t in enumerate(temps):
        while stack and temps[stack[-1]] < t:
            j = stack.pop()
            out[j] = i - j
        stack.append(i)
    return out
"""

BAD = {
    "equal-is-warmer": GOOD.replace("temps[stack[-1]] < t", "temps[stack[-1]] <= t"),
    "one-popped": GOOD.replace("while stack and", "if stack and"),
    "place-not-wait": GOOD.replace("i - j", "i"),
}
