"""All permutations of different numbers."""

from driving import Args, Code, Json, call, plain, prelude, same_bag

PRELUDE = prelude()

PROMPT = (("permutations",),)

EXCEPT = (
    "duplicate",
    "permutations ii",
    "next permutation",
    "k-th permutation",
    "kth permutation",
    "in a string",
)

CASES = [
    ([[1, 2, 3]], [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]]),
    ([[0, 1]], [[0, 1], [1, 0]]),
    ([[1]], [[1]]),
    ([[5, 4]], [[5, 4], [4, 5]]),
    ([[9, -9]], [[9, -9], [-9, 9]]),
    ([[3, 1, 2]], [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]]),
    ([[-1, 7]], [[-1, 7], [7, -1]]),
    ([[0, -1, 1]], [[0, -1, 1], [0, 1, -1], [-1, 0, 1], [-1, 1, 0], [1, 0, -1], [1, -1, 0]]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"nums a arr items": args[0]}))


def check(args: Args, got: Json, want: Json) -> bool:
    """In any order."""
    return same_bag(got, want)


GOOD = """
def permute(nums):
    if not nums:
        return [[]]
    return [[x] + rest for i, x in enumerate(nums) for rest in permute(nums[:i] + nums[i + 1:])]
"""

ALSO_GOOD = (
    """
class Solution:
    def permute(self, nums: List[int]) -> List[List[int]]:
        out = []
        self.backtrack(nums, [], out)
        return out

    def backtrack(self, nums, path, out):
        if len(path) == len(nums):
            out.append(path[:])
            return
        for x in nums:
            if x not in path:
                path.append(x)
                self.backtrack(nums, path, out)
                path.pop()
""",
)

BAD = {
    "not-copied": ALSO_GOOD[0].replace("path[:]", "path"),
    "with-repeats": ALSO_GOOD[0].replace("if x not in path:", "if True:"),
    "results-kept": """
def permute(nums, path=[], out=[]):
    if len(path) == len(nums):
        out.append(path)
    for x in nums:
        if x not in path:
            permute(nums, path + [x], out)
    return out
""",
}
