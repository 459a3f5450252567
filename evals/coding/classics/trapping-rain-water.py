"""Trapping rain water between bars."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("rain water",), ("rainwater",), ("water", "trapped"))

CASES = [
    ([[0, 1, 0, 2, 1, 0, 1, 3, 2, 1, 2, 1]], 6),
    ([[4, 2, 0, 3, 2, 5]], 9),
    ([[1, 2, 3]], 0),
    ([[3, 2, 1]], 0),
    ([[2, 0, 2]], 2),
    ([[3, 0, 2, 0, 4]], 7),
    ([[5, 5, 5]], 0),
    ([[5, 4, 1, 2]], 1),
    ([[2, 1, 0, 1, 3]], 4),
    ([[4, 2, 3]], 1),
    ([[6, 4, 2, 0, 3, 2, 0, 3, 1, 4, 5, 3, 2, 7, 5, 3, 0, 1, 2, 1, 3, 4, 6, 8, 1, 3]], 83),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"height heights bars h a": args[0]})


GOOD = """
def trap(height):
    i, j = 0, len(height) - 1
    left = right = total = 0
    while i < j:
        left, right = max(left, height[i]), max(right, height[j])
        if left < right:
            total += left - height[i]
            i += 1
        else:
            total += right - height[j]
            j -= 1
    return total
"""

BAD = {
    "neighbours-only": """
def trap(h):
    return sum(max(0, min(h[i - 1], h[i + 1]) - h[i]) for i in range(1, len(h) - 1))
""",
    "left-wall-only": """
def trap(h):
    wall = total = 0
    for x in h:
        wall = max(wall, x)
        total += wall - x
    return total
""",
}
