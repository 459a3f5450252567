"""Jump game: whether the last place can be reached."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (
    ("jump game", "can"),
    ("jump game", "whether"),
    ("jump", "reach the last index", "whether"),
    ("jump game: reach",),
)

EXCEPT = ("minimum", "fewest", "jump game ii", "jump game v")

CASES = [
    ([[2, 3, 1, 1, 4]], True),
    ([[3, 2, 1, 0, 4]], False),
    ([[0]], True),
    ([[2, 0, 0]], True),
    ([[1, 0, 1]], False),
    ([[0, 2]], False),
    ([[2, 5, 0, 0]], True),
    ([[1, 1, 1, 0]], True),
    ([[3, 0, 8, 2, 0, 0, 1]], True),
    ([[1, 2, 0, 0, 5]], False),
    ([[4, 0, 0, 0, 1, 0]], True),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"nums jumps a": args[0]})


GOOD = """
def can_jump(nums):
    far = 0
    for i, jump in enumerate(nums):
        if i > far:
            return False
        far = max(far, i + jump)
    return True
"""

BAD = {
    "any-zero": """
def can_jump(nums):
    return all(nums[:-1])
""",
    "always-farthest": """
def can_jump(nums):
    i = 0
    while i < len(nums) - 1:
        if nums[i] == 0:
            return False
        i += nums[i]
    return True
""",
    "not-checked": GOOD.replace("if i > far:", "if i > far + 1:"),
}
