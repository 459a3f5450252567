"""All subsets of different numbers."""

from driving import Args, Code, Json, call, plain, prelude, same_bag

PRELUDE = prelude()

PROMPT = (("all subsets",), ("power set",), ("subsets of a",), ("generate subsets",))

EXCEPT = ("duplicate", "subsets ii")

CASES = [
    ([[1, 2, 3]], [[], [1], [2], [3], [1, 2], [1, 3], [2, 3], [1, 2, 3]]),
    ([[0]], [[], [0]]),
    ([[1, 2]], [[], [1], [2], [1, 2]]),
    ([[5, 3]], [[], [5], [3], [3, 5]]),
    ([[-1, 4]], [[], [-1], [4], [-1, 4]]),
    ([[9, 1, 5]], [[], [1], [5], [9], [1, 5], [1, 9], [5, 9], [1, 5, 9]]),
    ([[4, 4.5]], [[], [4], [4.5], [4, 4.5]]),
    ([[2, 7, 1]], [[], [1], [2], [7], [1, 2], [1, 7], [2, 7], [1, 2, 7]]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"nums a arr items": args[0]}))


def check(args: Args, got: Json, want: Json) -> bool:
    """In any order."""
    return same_bag(got, want, inner=True)


GOOD = """
def subsets(nums):
    out = [[]]
    for x in nums:
        out += [each + [x] for each in out]
    return out
"""

BAD = {
    "empty-missed": GOOD.replace("return out", "return out[1:]"),
    "not-copied": """
def subsets(nums):
    out, path = [], []
    def go(i):
        out.append(path)
        for j in range(i, len(nums)):
            path.append(nums[j])
            go(j + 1)
            path.pop()
    go(0)
    return out
""",
    "from-start-again": """
def subsets(nums):
    out = []
    def go(i, path):
        out.append(path)
        for j in range(len(nums)):
            if nums[j] not in path:
                go(j + 1, path + [nums[j]])
    go(0, [])
    return out
""",
}
