"""Clone graph: a deep copy of a connected undirected graph of nodes."""

from collections import deque
from typing import Any

from driving import Args, Code, Json, Nodes, call, prelude

PRELUDE = prelude("neighbors")

PROMPT = (("clone", "graph"), ("deep copy", "graph"), ("copy a graph",))

CASES = [
    ([[[2, 4], [1, 3], [2, 4], [1, 3]]], [[2, 4], [1, 3], [2, 4], [1, 3]]),
    ([[[]]], [[]]),
    ([[[2, 3], [1, 3], [1, 2, 4], [3]]], [[2, 3], [1, 3], [1, 2, 4], [3]]),
    ([[[2], [1]]], [[2], [1]]),
    ([[[2], [1, 3], [2]]], [[2], [1, 3], [2]]),
    ([[[2, 3], [1, 3], [1, 2]]], [[2, 3], [1, 3], [1, 2]]),
    ([[[2, 3, 4], [1], [1], [1]]], [[2, 3, 4], [1], [1], [1]]),
    ([[[2], [1, 3, 4], [2, 4], [3, 2, 5], [4]]], [[2], [1, 3, 4], [2, 4], [3, 2, 5], [4]]),
]


def drive(module: Code, args: Args) -> Json:
    """Gives the neighbours in the copy, by number, or says what is wrong with it."""
    nodes = Nodes(module, "neighbors")
    originals = [nodes.make(number) for number in range(1, len(args[0]) + 1)]
    for node, links in zip(originals, args[0], strict=True):
        nodes.set(node, "neighbors", [originals[number - 1] for number in links])
    copy = call(module, {"node graph root start n": originals[0]})
    found: dict[Any, list[Any]] = {}
    copies: dict[Any, int] = {}
    waiting = deque([copy])
    while waiting:
        node = waiting.popleft()
        if any(node is each for each in originals):
            return "holds an original node"
        if id(node) in copies:
            continue
        copies[id(node)] = nodes.get(node, "val")
        links = list(nodes.get(node, "neighbors"))
        found.setdefault(nodes.get(node, "val"), []).append([nodes.get(e, "val") for e in links])
        waiting += links
    if any(len(each) > 1 for each in found.values()):
        return "holds a node twice"
    return [found[number][0] for number in sorted(found)]


GOOD = """
class Solution:
    def cloneGraph(self, node: Optional["Node"]) -> Optional["Node"]:
        made = {}
        def copy(one):
            if one in made:
                return made[one]
            made[one] = Node(one.val)
            for other in one.neighbors:
                made[one].neighbors.append(copy(other))
            return made[one]
        return copy(node) if node else None
"""

ALSO_GOOD = (
    """
class Node:
    def __init__(self, v):
        self.v = v
        self.adj = []

def clone(start):
    made, queue = {start: Node(start.v)}, deque([start])
    while queue:
        x = queue.popleft()
        for y in x.adj:
            if y not in made:
                made[y] = Node(y.v)
                queue.append(y)
            made[x].adj.append(made[y])
    return made[start]
""",
)

BAD = {
    "shallow": """
def clone(node):
    copy = Node(node.val)
    copy.neighbors = list(node.neighbors)
    return copy
""",
    "link-only-when-new": """
def clone(start):
    made, queue = {start: Node(start.val)}, deque([start])
    while queue:
        x = queue.popleft()
        for y in x.neighbors:
            if y not in made:
                made[y] = Node(y.val)
                queue.append(y)
                made[x].neighbors.append(made[y])
    return made[start]
""",
    "same-node": """
def clone(node):
    return node
""",
}
