"""Serialize a binary tree to a string, and read it back."""

from driving import Args, Code, Json, Nodes, Thing, find, invoke, prelude

PRELUDE = prelude()

PROMPT = (("serialize", "tree"), ("serialise", "tree"))

EXCEPT = ("n-ary",)

_TREES = [
    [1, 2, 3],
    [1, 2, 3, None, None, 4, 5],
    [7],
    [-7],
    [1, None, 2, None, 3],
    [1, 2, None, 3, None, 4],
    [5, 5, 5, None, 5],
    [10, -20, 300, None, 4, 5, None, 66],
    [0, 0, None, 0],
    [1, 2, 3, 4, 5, 6, 7],
    [12, 1, 2, 21, None, None, 112],
]

CASES = [([tree], tree) for tree in _TREES]


def drive(module: Code, args: Args) -> Json:
    """Writes the tree, reads it back, and gives what came back."""
    nodes = Nodes(module, "left", "right")
    root = nodes.tree(args[0])
    words = ("serialize serialise encode to_string dump write save f",
             "deserialize deserialise decode from_string parse load read restore g")  # fmt: skip
    try:
        codec = Thing(module, {"write": (words[0], 1), "read": (words[1], 1)})
    except LookupError:
        writer, reader = (find(module, hints, 1) for hints in words)
        return nodes.levels(_read(invoke(reader, {"data s": invoke(writer, {"root": root})})))
    return nodes.levels(_read(codec("read", codec("write", root))))


def _read(result: object) -> object:
    """What is read may come with how far it was read."""
    return result[0] if isinstance(result, tuple) and result else result


GOOD = """
class Codec:
    def serialize(self, root):
        out = []
        def visit(node):
            out.append(str(node.val) if node else "#")
            if node:
                visit(node.left)
                visit(node.right)
        visit(root)
        return ",".join(out)

    def deserialize(self, data):
        rest = iter(data.split(","))
        def make():
            value = next(rest)
            if value == "#":
                return None
            node = TreeNode(int(value))
            node.left = make()
            node.right = make()
            return node
        return make()
"""

ALSO_GOOD = (
    """
class T:
    def __init__(self, x):
        self.x, self.l, self.r = x, None, None

def write(t):
    queue, out = deque([t]), []
    while queue:
        n = queue.popleft()
        out.append(None if n is None else n.x)
        if n:
            queue += [n.l, n.r]
    return json.dumps(out)

def read(s):
    values = json.loads(s)
    if values[0] is None:
        return None
    root = T(values[0])
    queue, i = deque([root]), 1
    while queue:
        n = queue.popleft()
        if values[i] is not None:
            n.l = T(values[i])
            queue.append(n.l)
        if values[i + 1] is not None:
            n.r = T(values[i + 1])
            queue.append(n.r)
        i += 2
    return root

import json
""",
)

BAD = {
    "values-only": GOOD.replace(' if node else "#")', ")if node else None").replace(
        "next(rest)", 'next(rest, "#")'
    ),
    "one-digit": GOOD.replace('",".join', '"".join').replace('data.split(",")', "data"),
    "text-for-numbers": GOOD.replace("int(value)", "value"),
    "sides-swapped": GOOD.replace("node.left = make()", "node.right = make()", 1).replace(
        "            node.right = make()\n            return",
        "            node.left = make()\n            return",
    ),
}
