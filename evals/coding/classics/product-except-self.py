"""Product of all numbers except the one at each place."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (
    ("product", "except self"),
    ("product of array except",),
    ("product", "except itself"),
    ("product of all", "other"),
)

CASES = [
    ([[1, 2, 3, 4]], [24, 12, 8, 6]),
    ([[-1, 1, 0, -3, 3]], [0, 0, 9, 0, 0]),
    ([[2, 3]], [3, 2]),
    ([[0, 0]], [0, 0]),
    ([[0, 4, 0]], [0, 0, 0]),
    ([[5, 1, 1]], [1, 5, 5]),
    ([[-2, -3, 4]], [-12, -8, 6]),
    ([[4, 0]], [0, 4]),
    ([[1, 1, 1, 1]], [1, 1, 1, 1]),
    ([[10, 3, 5, 6, 2]], [180, 600, 360, 300, 900]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    nums = args[0]
    result = call(module, {"nums a arr numbers": nums})
    return plain(nums if result is None else result)


GOOD = """
def product_except_self(nums):
    out, before = [], 1
    for x in nums:
        out.append(before)
        before *= x
    after = 1
    for i in range(len(nums) - 1, -1, -1):
        out[i] *= after
        after *= nums[i]
    return out
"""

BAD = {
    "division": """
def product_except_self(nums):
    total = math.prod(nums)
    return [total // x if x else 0 for x in nums]
""",
    "zeros-skipped": """
def product_except_self(nums):
    total = math.prod(x for x in nums if x)
    return [total // x if x else total for x in nums]
""",
    "first-missed": GOOD.replace("range(len(nums) - 1, -1, -1)", "range(len(nums) - 1, 0, -1)"),
}
