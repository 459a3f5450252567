"""Number of connected components of an undirected graph."""

from driving import Args, Code, Json, call, entries, likeness, plain, prelude, same

PRELUDE = prelude()

PROMPT = (
    ("connected components",),
    ("friend circles",),
    ("number of provinces",),
    ("friend groups",),
)

EXCEPT = ("strongly", "largest", "biggest")

CASES = [
    ([5, [[0, 1], [1, 2], [3, 4]]], 2),
    ([5, [[0, 1], [1, 2], [2, 3], [3, 4]]], 1),
    ([4, []], 4),
    ([1, []], 1),
    ([6, [[0, 1], [2, 3], [4, 5], [1, 2]]], 2),
    ([4, [[0, 1], [1, 0], [2, 3]]], 2),
    ([6, [[5, 4], [4, 3], [3, 5], [0, 2]]], 3),
    ([7, [[0, 6], [6, 3], [1, 5], [3, 1]]], 3),
    ([4, [[3, 2], [2, 1], [1, 0]]], 1),
    ([8, [[0, 1], [2, 1], [3, 4], [5, 4], [6, 7], [7, 1]]], 2),
    ([5, [[4, 0], [3, 0], [2, 0]]], 2),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    count, edges = args
    graph: dict[int, list[int]] = {each: [] for each in range(count)}
    for one, other in edges:
        graph[one].append(other)
        graph[other].append(one)
    table = [[int(a == b or b in graph[a]) for b in graph] for a in graph]
    number, people = "n num count size num_nodes", "people nodes vertices persons users names v"
    pairs = "edges friendships pairs links friends connections e"
    ways = [
        {number: count, pairs: edges},
        {people: list(range(count)), pairs: edges},
        {"graph adj adjacency": graph},
        {"is_connected matrix m": table},
    ]
    first = next((each.parameters[:1] for each in entries(module) if each.parameters), ())
    if any(likeness(each.name, "is_connected matrix m") == 3 for each in first):
        ways.reverse()
    if any(likeness(each.name, people) > likeness(each.name, number) for each in first):
        ways[:2] = ways[1::-1]
    return plain(call(module, *ways))


def check(args: Args, got: Json, want: Json) -> bool:
    """The components themselves are as good as their number."""
    if isinstance(got, list) and got and all(isinstance(each, list) for each in got):
        members = [each for group in got for each in group]
        return len(got) == want and sorted(members, key=repr) == list(range(args[0]))
    return same(got, want)


GOOD = """
class UnionFind:
    def __init__(self, n):
        self.parent = list(range(n))
        self.count = n

    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a != b:
            self.parent[a] = b
            self.count -= 1

def components(n, edges):
    sets = UnionFind(n)
    for a, b in edges:
        sets.union(a, b)
    return sets.count
"""

ALSO_GOOD = (
    """
def components(nodes, edges):
    near = {x: [] for x in nodes}
    for a, b in edges:
        near[a].append(b)
        near[b].append(a)
    seen, total = set(), 0
    for x in nodes:
        if x not in seen:
            total += 1
            stack = [x]
            while stack:
                y = stack.pop()
                if y not in seen:
                    seen.add(y)
                    stack.extend(near[y])
    return total
""",
    """
def find_circles(M):
    seen = set()
    def walk(i):
        for j, linked in enumerate(M[i]):
            if linked and j not in seen:
                seen.add(j)
                walk(j)
    total = 0
    for i in range(len(M)):
        if i not in seen:
            seen.add(i)
            walk(i)
            total += 1
    return total
""",
)

BAD = {
    "one-direction": ALSO_GOOD[0].replace("        near[b].append(a)\n", ""),
    "roots-not-found": GOOD.replace("a, b = self.find(a), self.find(b)", "pass"),
    "lonely-missed": ALSO_GOOD[0].replace("if x not in seen:", "if x not in seen and near[x]:"),
    "every-edge-joins": GOOD.replace("        if a != b:\n", "        if True:\n"),
}
