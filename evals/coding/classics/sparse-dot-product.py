"""Dot product of two sparse vectors."""

from driving import Args, Code, Json, Thing, build, call, likeness, own_classes, plain, prelude

PRELUDE = prelude()

PROMPT = (("dot product", "sparse"),)

CASES = [
    ([[1, 0, 0, 2, 3], [0, 3, 0, 4, 0]], 8),
    ([[0, 1, 0, 0, 0], [0, 0, 0, 0, 2]], 0),
    ([[0, 1, 0, 0, 2, 0, 0], [1, 0, 0, 0, 3, 0, 4]], 6),
    ([[5], [2]], 10),
    ([[1, 2, 3], [4, 5, 6]], 32),
    ([[0, 0], [0, 0]], 0),
    ([[0, -1, 2], [3, 4, 5]], 6),
    ([[7, 0, 0, 0], [1, 1, 1, 1]], 7),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function with lists, or with places and numbers; or two objects."""
    roles = {"dot": ("dot_product dot dotproduct multiply", 1)}
    for owner in own_classes(module):
        if likeness(owner.__name__, "sparse sparsevector vector"):
            one, other = (build(owner, {"nums values a v": list(each)}) for each in args)
            thing = Thing(module, roles, {"nums values a v": list(args[0])})
            return plain(getattr(one, thing.methods["dot"])(other))
    names = "a x v1 first nums1", "b y v2 second nums2"
    pairs = [[(i, x) for i, x in enumerate(each) if x] for each in args]
    maps = [dict(each) for each in pairs]
    ways = [dict(zip(names, each, strict=True)) for each in (maps, pairs, args)]
    return plain(call(module, *ways))


GOOD = """
class SparseVector:
    def __init__(self, nums):
        self.data = {i: x for i, x in enumerate(nums) if x}

    def dotProduct(self, vec):
        return sum(x * vec.data.get(i, 0) for i, x in self.data.items())
"""

ALSO_GOOD = (
    """
def dot(a, b):
    i = j = total = 0
    while i < len(a) and j < len(b):
        if a[i][0] == b[j][0]:
            total += a[i][1] * b[j][1]
            i += 1
            j += 1
        elif a[i][0] < b[j][0]:
            i += 1
        else:
            j += 1
    return total
""",
)

BAD = {
    "wrong-one-moves": ALSO_GOOD[0].replace("a[i][0] < b[j][0]", "a[i][0] > b[j][0]"),
    "by-order": GOOD.replace("sum(x * vec.data.get(i, 0) for i, x in self.data.items())",
                             "sum(a * b for a, b in zip(self.data.values(), vec.data.values()))"),
    "sums": GOOD.replace("x * vec.data.get(i, 0)", "x + vec.data.get(i, 0)"),
}  # fmt: skip
