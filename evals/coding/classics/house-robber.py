"""House robber: the largest sum of numbers of which no two are neighbours."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("house robber",), ("rob", "adjacent houses"), ("sum", "non-adjacent"))

EXCEPT = ("circle", "circular", "house robber ii", "binary tree")

CASES = [
    ([[1, 2, 3, 1]], 4),
    ([[2, 7, 9, 3, 1]], 12),
    ([[2, 1, 1, 2]], 4),
    ([[5]], 5),
    ([[5, 9]], 9),
    ([[9, 5]], 9),
    ([[0, 0, 0]], 0),
    ([[5, 1, 1, 5, 1, 5]], 15),
    ([[4, 1, 2, 7, 5, 3, 1]], 14),
    ([[10, 1, 1, 10, 1, 1, 10]], 30),
    ([[1, 3, 1, 3, 100]], 103),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"nums houses amounts values a": args[0]})


GOOD = """
def rob(nums):
    taken = skipped = 0
    for x in nums:
        taken, skipped = skipped + x, max(taken, skipped)
    return max(taken, skipped)
"""

BAD = {
    "every-second": """
def rob(nums):
    return max(sum(nums[::2]), sum(nums[1::2]))
""",
    "only-last": GOOD.replace("return max(taken, skipped)", "return taken"),
    "neighbours": """
def rob(nums):
    if len(nums) < 3:
        return max(nums)
    best = [nums[0], nums[1]]
    for x in nums[2:]:
        best.append(max(best[-1], best[-2] + x))
    return best[-1]
""",
}
