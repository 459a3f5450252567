"""Subset sum, and the equal partition: whether some of the numbers add up to a total."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (
    ("subset sum",),
    ("partition equal subset",),
    ("partition", "two subsets", "equal"),
    ("subset", "adds up to"),
)

CASES = [
    ([[1, 5, 11, 5], 11], True),
    ([[1, 2, 3, 5, 8], 9.5], False),
    ([[3, 3, 3, 4, 5], 9], True),
    ([[1, 2, 5], 4], False),
    ([[2, 2, 3, 5], 6], False),
    ([[1, 1], 1], True),
    ([[2, 2, 1, 1], 3], True),
    ([[1, 3, 4, 4], 6], False),
    ([[100, 1, 99, 2], 101], True),
    ([[4, 4, 4, 4, 4, 4, 8], 16], True),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; the total is half of all, so both questions are one."""
    numbers, total = args
    whole = int(total) if total == int(total) else None
    if whole is None:
        try:
            return call(module, {"nums a arr numbers": numbers})
        except LookupError:
            return False
    return call(module, {"nums a arr numbers": numbers},
                {"nums a arr numbers": numbers, "target total sum t s k": whole})  # fmt: skip


def check(args: Args, got: Json, want: Json) -> bool:
    """Numbers that add up, or None, say it as well."""
    if isinstance(got, list) and got and all(isinstance(each, int) for each in got):
        return want is True and sum(got) == args[1]
    return got in (True, False, None, []) and bool(got) == want


GOOD = """
def can_partition(nums):
    total = sum(nums)
    if total % 2:
        return False
    reached = {0}
    for x in nums:
        reached |= {x + y for y in reached}
    return total // 2 in reached
"""

ALSO_GOOD = (
    """
def subset_sum(nums, target):
    can = [True] + [False] * target
    for x in nums:
        for t in range(target, x - 1, -1):
            can[t] = can[t] or can[t - x]
    return can[target]
""",
)

BAD = {
    "odd-total": GOOD.replace("if total % 2:", "if total < 0:"),
    "number-again": ALSO_GOOD[0].replace("range(target, x - 1, -1)", "range(x, target + 1)"),
    "greedy": """
def can_partition(nums):
    a = b = 0
    for x in sorted(nums, reverse=True):
        if a <= b:
            a += x
        else:
            b += x
    return a == b
""",
}
