"""Three sum: all triplets that add up to zero."""

from driving import Args, Code, Json, call, plain, prelude, same_bag

PRELUDE = prelude()

PROMPT = (("three sum",), ("3sum",), ("3-sum",), ("3 sum",), ("three-sum",), ("triplets", "zero"))

EXCEPT = ("closest", "smaller", "sum less than")

CASES = [
    ([[-1, 0, 1, 2, -1, -4]], [[-1, -1, 2], [-1, 0, 1]]),
    ([[0, 1, 1]], []),
    ([[0, 0, 0]], [[0, 0, 0]]),
    ([[0, 0, 0, 0]], [[0, 0, 0]]),
    ([[-2, 0, 1, 1, 2]], [[-2, 0, 2], [-2, 1, 1]]),
    ([[1, 2, 3]], []),
    ([[-4, -2, -2, -2, 0, 1, 2, 2, 2, 3, 3, 4, 4, 6, 6]],
     [[-4, -2, 6], [-4, 0, 4], [-4, 1, 3], [-4, 2, 2], [-2, -2, 4], [-2, 0, 2]]),
    ([[3, -2, -1]], [[-2, -1, 3]]),
    ([[-1, -1, 2, 2]], [[-1, -1, 2]]),
    ([[5, -5, 0, 5, -5]], [[-5, 0, 5]]),
]  # fmt: skip


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(
        call(
            module,
            {"nums a arr numbers": args[0]},
            {"nums a arr numbers": args[0], "target t k": 0},
        ),
    )


def check(args: Args, got: Json, want: Json) -> bool:
    """In any order."""
    return same_bag(got, want, inner=True)


GOOD = """
def three_sum(nums):
    nums.sort()
    out = []
    for i in range(len(nums) - 2):
        if i and nums[i] == nums[i - 1]:
            continue
        j, k = i + 1, len(nums) - 1
        while j < k:
            s = nums[i] + nums[j] + nums[k]
            if s < 0:
                j += 1
            elif s > 0:
                k -= 1
            else:
                out.append([nums[i], nums[j], nums[k]])
                j += 1
                while j < k and nums[j] == nums[j - 1]:
                    j += 1
    return out
"""

ALSO_GOOD = (
    """
class Solution:
    def threeSum(self, nums: List[int]) -> List[List[int]]:
        found = set()
        for i, a in enumerate(nums):
            seen = set()
            for b in nums[i + 1:]:
                if -a - b in seen:
                    found.add(tuple(sorted((a, b, -a - b))))
                seen.add(b)
        return found
""",
)

BAD = {
    "repeats": GOOD.replace("if i and nums[i] == nums[i - 1]:", "if False:"),
    "unsorted": GOOD.replace("    nums.sort()\n", ""),
    "number-again": ALSO_GOOD[0].replace("            seen = set()\n", "            seen = {a}\n"),
}
