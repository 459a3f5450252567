"""Two sum: the places of two numbers that add up to a target."""

from driving import Args, Code, Json, call, nothing, plain, prelude

PRELUDE = prelude()

PROMPT = (("two sum",), ("two-sum",), ("two numbers", "add up to"), ("two numbers", "sum to"))

EXCEPT = ("bst", "search tree", "sum less than", "closest", "how many", "design a")

CASES = [
    ([[2, 7, 11, 15], 9], [2, 7]),
    ([[3, 2, 4], 6], [2, 4]),
    ([[3, 3], 6], [3, 3]),
    ([[-1, -2, -3, -4, -5], -8], [-5, -3]),
    ([[0, 4, 3, 0], 0], [0, 0]),
    ([[5, 1, 9, 2], 7], [2, 5]),
    ([[4, 6], 10], [4, 6]),
    ([[-3, 4, 3, 90], 0], [-3, 3]),
    ([[1, 5, 8, 3], 11], [3, 8]),
    ([[10, 5, 2, 3], 8], [3, 5]),
    ([[1, 2, 3], 100], None),
    ([[5, 1], 10], None),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    nums, target = args
    return plain(call(module, {"nums a arr numbers": nums, "target t k total sum": target}))


def check(args: Args, got: Json, want: Json) -> bool:
    """Places from 0 or from 1 in any order, the numbers themselves, or only whether there are."""
    nums, target = args
    if want is None:
        return nothing(got) or got in ([-1, -1], [None, None])
    if isinstance(got, list) and len(got) == 1 and isinstance(got[0], list):
        got = got[0]
    if got is True:
        return True
    if not (isinstance(got, list) and len(got) == 2 and all(isinstance(e, int) for e in got)):
        return False
    if sorted(got) == want:
        return True
    for first in (0, 1):
        i, j = (each - first for each in got)
        if i != j and min(i, j) >= 0 and max(i, j) < len(nums) and nums[i] + nums[j] == target:
            return True
    return False


GOOD = """
def two_sum(nums, target):
    seen = {}
    for i, x in enumerate(nums):
        if target - x in seen:
            return [seen[target - x], i]
        seen[x] = i
    return []
"""

ALSO_GOOD = (
    """
class Solution:
    def twoSum(self, nums: List[int], target: int) -> List[int]:
        for i in range(len(nums)):
            for j in range(i + 1, len(nums)):
                if nums[i] + nums[j] == target:
                    return (i, j)
""",
    """
def brute(t, a):
    return any(a[i] + a[j] == t for i in range(len(a)) for j in range(i))

def has_pair(t, a):
    need = set()
    for x in a:
        if x in need:
            return True
        need.add(t - x)
    return False
""",
)

BAD = {
    "same-element": """
def two_sum(nums, target):
    at = {x: i for i, x in enumerate(nums)}
    for i, x in enumerate(nums):
        if target - x in at:
            return [i, at[target - x]]
    return []
""",
    "equal-numbers-missed": """
def two_sum(nums, target):
    at = {x: i for i, x in enumerate(nums)}
    for i, x in enumerate(nums):
        if target - x in at and target - x != x:
            return [i, at[target - x]]
    return []
""",
    "zero-place-is-false": GOOD.replace("if target - x in seen:", "if seen.get(target - x):"),
    "assumes-order": """
def two_sum(nums, target):
    i, j = 0, len(nums) - 1
    while i < j:
        s = nums[i] + nums[j]
        if s == target:
            return [i, j]
        if s < target:
            i += 1
        else:
            j -= 1
    return []
""",
}
