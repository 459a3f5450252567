"""Jump game II: the fewest jumps to the last place."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (
    ("jump", "minimum number of jumps"),
    ("jump", "fewest jumps"),
    ("jump game ii",),
    ("minimum jumps",),
)

CASES = [
    ([[2, 3, 1, 1, 4]], 2),
    ([[2, 3, 0, 1, 4]], 2),
    ([[0]], 0),
    ([[1, 1]], 1),
    ([[1, 1, 1, 1]], 3),
    ([[5, 1, 1, 1, 1]], 1),
    ([[1, 2, 3]], 2),
    ([[4, 1, 1, 3, 1, 1, 1]], 2),
    ([[7, 0, 9, 6, 9, 6, 1, 7, 9, 0, 1, 2, 9, 0, 3]], 2),
    ([[1, 3, 2, 1, 1, 1]], 3),
    ([[2, 1, 4, 1, 1, 1, 1]], 2),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"nums jumps a": args[0]})


GOOD = """
def jump(nums):
    jumps = end = far = 0
    for i in range(len(nums) - 1):
        far = max(far, i + nums[i])
        if i == end:
            jumps += 1
            end = far
    return jumps
"""

BAD = {
    "last-counted": GOOD.replace("len(nums) - 1", "len(nums)"),
    "always-farthest": """
def jump(nums):
    i = jumps = 0
    while i < len(nums) - 1:
        i += nums[i]
        jumps += 1
    return jumps
""",
}
