"""A set with insertion, removal and a random element in constant time."""

import random

from driving import Args, Code, Json, Thing, prelude

PRELUDE = prelude()

PROMPT = (("getrandom",), ("get random",), ("insert delete", "random"), ("randomized set",))

EXCEPT = ("duplicates allowed",)

# Calls: "i" inserts, "r" removes; wanted is what each gives, and what can be drawn at the end.
CASES = [
    ([[["i", 1], ["r", 2], ["i", 2]]], [[True, False, True], [1, 2]]),
    ([[["i", 5]]], [[True], [5]]),
    ([[["i", 5], ["i", 5]]], [[True, False], [5]]),
    ([[["i", 1], ["i", 2], ["r", 1]]], [[True, True, True], [2]]),
    ([[["i", 1], ["i", 2], ["r", 2]]], [[True, True, True], [1]]),
    (
        [[["i", 1], ["i", 2], ["i", 3], ["r", 2], ["r", 2]]],
        [[True, True, True, True, False], [1, 3]],
    ),
    ([[["i", 1], ["i", 2], ["i", 3], ["r", 1], ["r", 3], ["i", 4]]], [[True] * 6, [2, 4]]),
    ([[["i", 0], ["r", 0], ["i", 0]]], [[True, True, True], [0]]),
]


def drive(module: Code, args: Args) -> Json:
    """Makes the calls, and draws two hundred times."""
    random.seed(5)
    roles = {
        "i": ("insert add", 1),
        "r": ("remove delete discard", 1),
        "draw": ("get_random getrandom random sample choice", 0),
    }
    box = Thing(module, roles)
    said = [box(what, value) for what, value in args[0]]
    return [said, sorted({box("draw") for _ in range(200)})]


def check(args: Args, got: Json, want: Json) -> bool:
    """Insertion and removal may give nothing back."""
    if not isinstance(got, list) or len(got) != 2 or got[1] != want[1]:
        return False
    return bool(got[0] == want[0] or got[0] == [None] * len(want[0]))


GOOD = """
class RandomizedSet:
    def __init__(self):
        self.items, self.at = [], {}

    def insert(self, x):
        if x in self.at:
            return False
        self.at[x] = len(self.items)
        self.items.append(x)
        return True

    def remove(self, x):
        if x not in self.at:
            return False
        i, last = self.at.pop(x), self.items.pop()
        if i < len(self.items):
            self.items[i] = last
            self.at[last] = i
        return True

    def getRandom(self):
        return random.choice(self.items)
"""

BAD = {
    "place-not-updated": GOOD.replace("            self.at[last] = i\n", ""),
    "first-only": GOOD.replace("random.choice(self.items)", "self.items[0]"),
    "inserted-twice": GOOD.replace("if x in self.at:", "if False:"),
}
