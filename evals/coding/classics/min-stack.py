"""A stack that knows its minimum."""

from driving import Args, Code, Json, Thing, prelude

PRELUDE = prelude()

PROMPT = (("min stack",), ("min-stack",), ("stack", "minimum", "constant time"))

EXCEPT = ("queue",)

# Calls: a number is pushed, "p" pops, "t" asks for the top, "m" for the minimum.
CASES = [
    ([[-2, 0, -3, "m", "p", "t", "m"]], [-3, 0, -2]),
    ([[1, "t", "m"]], [1, 1]),
    ([[2, 1, 1, "p", "m"]], [1]),
    ([[2, 1, 1, "p", "p", "m"]], [2]),
    ([[3, 5, "m", "p", "m", 1, "m", "p", "m"]], [3, 3, 1, 3]),
    ([[5, 4, 3, "p", "m", "p", "m"]], [4, 5]),
    ([[0, -1, 7, "t", "m", "p", "t"]], [7, -1, -1]),
    ([[4, "p", 6, "m", "t"]], [6, 6]),
]


def drive(module: Code, args: Args) -> Json:
    """Makes the calls."""
    roles = {
        "push": ("push add append", 1),
        "m": ("get_min min minimum getmin find_min", 0),
        "p": ("pop remove", 0),
        "t": ("top peek", 0),
    }
    stack = Thing(module, roles)
    answers = []
    for each in args[0]:
        if isinstance(each, int):
            stack("push", each)
        else:
            answers.append((each, stack(each)))
    return [answer for what, answer in answers if what != "p"]


GOOD = """
class MinStack:
    def __init__(self):
        self.stack = []

    def push(self, val):
        self.stack.append((val, min(val, self.stack[-1][1]) if self.stack else val))

    def pop(self):
        self.stack.pop()

    def top(self):
        return self.stack[-1][0]

    def getMin(self):
        return self.stack[-1][1]
"""

BAD = {
    "one-minimum": """
class MinStack:
    def __init__(self):
        self.stack, self.low = [], float("inf")

    def push(self, val):
        self.stack.append(val)
        self.low = min(self.low, val)

    def pop(self):
        return self.stack.pop()

    def top(self):
        return self.stack[-1]

    def get_min(self):
        return self.low
""",
    "equal-minimum-once": """
class MinStack:
    def __init__(self):
        self.stack, self.mins = [], []

    def push(self, val):
        self.stack.append(val)
        if not self.mins or val < self.mins[-1]:
            self.mins.append(val)

    def pop(self):
        val = self.stack.pop()
        if val == self.mins[-1]:
            self.mins.pop()
        return val

    def top(self):
        return self.stack[-1]

    def get_min(self):
        return self.mins[-1]
""",
}
