"""LRU cache with get and put."""

from driving import Args, Code, Json, Thing, nothing, plain, prelude, same

PRELUDE = prelude()

PROMPT = (("lru",), ("least recently used",), ("least-recently-used",))

EXCEPT = ("ttl", "expir", "time-to-live", "lfu")

# A capacity and calls: a list of one number is a get, of two a put. Wanted are the answers to gets.
CASES = [
    ([2, [[1, 1], [2, 2], [1], [3, 3], [2], [4, 4], [1], [3], [4]]], [1, -1, -1, 3, 4]),
    ([1, [[2, 1], [2], [3, 2], [2], [3]]], [1, -1, 2]),
    ([2, [[2, 1], [2, 2], [2], [1, 1], [4, 1], [2]]], [2, -1]),
    ([2, [[1, 1], [2, 2], [1, 10], [3, 3], [1], [2]]], [10, -1]),
    ([3, [[1, 1], [2, 2], [3, 3], [1], [4, 4], [2], [1], [3]]], [1, -1, 1, 3]),
    ([2, [[5]]], [-1]),
    ([2, [[1, 5], [1], [1], [1]]], [5, 5, 5]),
    ([2, [[1, 1], [2, 2], [2, 3], [1, 4], [3, 9], [2], [1]]], [-1, 4]),
    ([2, [[1, 7], [1, 8], [2, 9], [1], [2]]], [8, 9]),
    ([3, [[1, 1], [2, 2], [3, 3], [4, 4], [5, 5], [1], [2], [3], [4], [5]]], [-1, -1, 3, 4, 5]),
    ([2, [[1, 1], [9], [2, 2], [3, 3], [1], [2]]], [-1, -1, 2]),
    ([1, [[1, 1], [1, 2], [1]]], [2]),
    ([2, [[1, 1], [2, 2], [2, 5], [1]]], [1]),
]


def drive(module: Code, args: Args) -> Json:
    """Makes the calls; an error for a key that is not there says so."""
    capacity, calls = args
    roles = {"get": ("get read lookup fetch", 1), "put": ("put set add insert write", 2)}
    cache = Thing(module, roles, {"capacity cap size n max_size maxsize limit": capacity})
    answers = []
    for each in calls:
        if len(each) == 2:
            cache("put", *each)
            continue
        try:
            answers.append(plain(cache("get", *each)))
        except KeyError:
            answers.append(None)
    return answers


def check(args: Args, got: Json, want: Json) -> bool:
    """What says that there is no such key is left open."""
    return (
        isinstance(got, list)
        and len(got) == len(want)
        and all(
            nothing(one) if other == -1 else same(one, other)
            for one, other in zip(got, want, strict=True)
        )
    )


GOOD = """
class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.data = OrderedDict()

    def get(self, key):
        if key not in self.data:
            return -1
        self.data.move_to_end(key)
        return self.data[key]

    def put(self, key, value):
        self.data[key] = value
        self.data.move_to_end(key)
        if len(self.data) > self.capacity:
            self.data.popitem(last=False)
"""

ALSO_GOOD = (
    """
class Node:
    def __init__(self, key=None, val=None):
        self.key, self.val, self.prev, self.next = key, val, None, None

class Cache:
    def __init__(self, n: int):
        self.n, self.map = n, {}
        self.head, self.tail = Node(), Node()
        self.head.next, self.tail.prev = self.tail, self.head

    def remove(self, node):
        node.prev.next, node.next.prev = node.next, node.prev

    def add(self, node):
        last = self.tail.prev
        last.next = self.tail.prev = node
        node.prev, node.next = last, self.tail

    def get(self, key):
        node = self.map.get(key)
        if not node:
            return None
        self.remove(node)
        self.add(node)
        return node.val

    def put(self, key, value):
        if key in self.map:
            self.remove(self.map[key])
        self.map[key] = Node(key, value)
        self.add(self.map[key])
        if len(self.map) > self.n:
            old = self.head.next
            self.remove(old)
            del self.map[old.key]
""",
)

BAD = {
    "first-in-first-out": GOOD.replace(
        "        self.data.move_to_end(key)\n        return", "        return"
    ),
    "put-does-not-refresh": GOOD.replace(
        "        self.data[key] = value\n        self.data.move_to_end(key)\n",
        "        self.data[key] = value\n",
    ),
    "one-too-many": GOOD.replace("> self.capacity", "> self.capacity + 1"),
    "newest-dropped": GOOD.replace("popitem(last=False)", "popitem()"),
    "drops-on-update": """
class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.data = OrderedDict()

    def get(self, key):
        if key not in self.data:
            return -1
        self.data.move_to_end(key)
        return self.data[key]

    def put(self, key, value):
        if len(self.data) >= self.capacity:
            self.data.popitem(last=False)
        self.data[key] = value
        self.data.move_to_end(key)
""",
    "key-not-deleted": ALSO_GOOD[0].replace("            del self.map[old.key]\n", ""),
}
