"""Union find: a structure that joins sets and tells whether two elements share one."""

from driving import Args, Code, Json, Thing, prelude

PRELUDE = prelude()

PROMPT = (("union find",), ("union-find",), ("disjoint set",), ("disjoint-set",))

EXCEPT = ("components", "accounts", "islands", "redundant", "provinces", "friend")

CASES = [
    ([4, [[0, 1], [2, 3]], [[0, 1], [2, 3], [0, 2]]], [True, True, False]),
    ([4, [[0, 1], [2, 3], [1, 2]], [[0, 3], [3, 0]]], [True, True]),
    ([3, [], [[0, 1], [2, 2]]], [False, True]),
    ([5, [[0, 1], [0, 1], [1, 0]], [[0, 1], [1, 2]]], [True, False]),
    ([6, [[0, 1], [2, 1], [3, 1], [4, 5]], [[0, 3], [2, 3], [3, 4]]], [True, True, False]),
    ([6, [[5, 4], [4, 3], [3, 2], [2, 1], [1, 0]], [[0, 5], [2, 4]]], [True, True]),
    ([7, [[0, 1], [2, 3], [4, 5], [1, 3], [5, 3]], [[0, 4], [2, 5], [6, 0]]], [True, True, False]),
    ([8, [[0, 1], [2, 3], [0, 2], [4, 5], [6, 7], [4, 6], [1, 7]], [[3, 5], [0, 6]]], [True, True]),
]


def drive(module: Code, args: Args) -> Json:
    """Joins and asks: whether the representatives are equal."""
    count, joined, asked = args
    roles = {"find": ("find root get_root", 1), "union": ("union join merge unite connect", 2)}
    try:
        sets = Thing(module, roles, {"n size count": count}, {"elements nodes": list(range(count))})
    except LookupError:
        sets = Thing(module, roles)
        if "add" in dir(sets.object):
            for each in range(count):
                sets.object.add(each)
    for one, other in joined:
        sets("union", one, other)
    return [bool(sets("find", one) == sets("find", other)) for one, other in asked]


GOOD = """
class DSU:
    def __init__(self, n):
        self.p = list(range(n))
        self.size = [1] * n

    def find(self, x):
        if self.p[x] != x:
            self.p[x] = self.find(self.p[x])
        return self.p[x]

    def union(self, x, y):
        a, b = self.find(x), self.find(y)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.p[b] = a
        self.size[a] += self.size[b]
        return True

    def connected(self, x, y):
        return self.find(x) == self.find(y)
"""

BAD = {
    "roots-not-found": GOOD.replace("a, b = self.find(x), self.find(y)", "a, b = x, y"),
    "one-step": GOOD.replace("self.p[x] = self.find(self.p[x])", "return self.p[x]"),
    "sizes-of-elements": GOOD.replace("self.p[b] = a", "self.p[y] = a"),
}
