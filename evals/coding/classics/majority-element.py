"""The element that stands in more than half of the places."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("majority element",), ("majority vote",), ("more than half", "element"))

EXCEPT = ("majority element ii", "n/3", "third")

CASES = [
    ([[3, 2, 3]], 3),
    ([[2, 2, 1, 1, 1, 2, 2]], 2),
    ([[1]], 1),
    ([[6, 5, 5]], 5),
    ([[5, 6, 5]], 5),
    ([[1, 1, 2, 2, 2]], 2),
    ([[7, 7, 8, 9, 7]], 7),
    ([[-1, -1, 4]], -1),
    ([[0, 3, 0, 4, 0]], 0),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"nums a arr votes": args[0]})


GOOD = """
def majority(nums):
    lead, count = None, 0
    for x in nums:
        if count == 0:
            lead = x
        count += 1 if x == lead else -1
    return lead
"""

BAD = {
    "never-replaced": GOOD.replace("if count == 0:", "if lead is None:"),
    "middle-unsorted": """
def majority(nums):
    return nums[len(nums) // 2]
""",
}
