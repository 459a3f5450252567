"""Container with most water between two lines."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("most water",),)

CASES = [
    ([[1, 8, 6, 2, 5, 4, 8, 3, 7]], 49),
    ([[1, 1]], 1),
    ([[4, 3, 2, 1, 4]], 16),
    ([[1, 2, 1]], 2),
    ([[2, 3, 10, 5, 7, 8, 9]], 36),
    ([[1, 2, 4, 3]], 4),
    ([[5, 5, 5]], 10),
    ([[1, 3, 2, 5, 25, 24, 5]], 24),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"height heights h a": args[0]})


GOOD = """
def max_area(height):
    i, j, best = 0, len(height) - 1, 0
    while i < j:
        best = max(best, (j - i) * min(height[i], height[j]))
        if height[i] < height[j]:
            i += 1
        else:
            j -= 1
    return best
"""

BAD = {
    "higher-moves": GOOD.replace("height[i] < height[j]", "height[i] > height[j]"),
    "width-too-large": GOOD.replace("(j - i)", "(j - i + 1)"),
}
