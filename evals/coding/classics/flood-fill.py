"""Flood fill of an image."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("flood fill",), ("paint bucket",))

CASES = [
    ([[[1, 1, 1], [1, 1, 0], [1, 0, 1]], 1, 1, 2], [[2, 2, 2], [2, 2, 0], [2, 0, 1]]),
    ([[[0, 0, 0], [0, 0, 0]], 0, 0, 0], [[0, 0, 0], [0, 0, 0]]),
    ([[[5]], 0, 0, 3], [[3]]),
    ([[[1, 2], [2, 1]], 0, 0, 9], [[9, 2], [2, 1]]),
    ([[[1, 1], [1, 1]], 1, 0, 4], [[4, 4], [4, 4]]),
    ([[[0, 0, 1], [1, 0, 1], [1, 0, 0]], 2, 2, 7], [[7, 7, 1], [1, 7, 1], [1, 7, 7]]),
    ([[[1, 0, 1]], 0, 2, 5], [[1, 0, 5]]),
    ([[[3, 3], [3, 3]], 0, 1, 3], [[3, 3], [3, 3]]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; the image itself is read where nothing is given back."""
    image, row, column, color = args
    names = {"image grid img": image, "sr r row x i": row, "sc c col y j": column,
             "color new_color newcolor new": color}  # fmt: skip
    result = call(module, names)
    return plain(image if result is None else result)


GOOD = """
def flood_fill(image, sr, sc, color):
    old = image[sr][sc]
    if old == color:
        return image
    stack = [(sr, sc)]
    while stack:
        i, j = stack.pop()
        if 0 <= i < len(image) and 0 <= j < len(image[0]) and image[i][j] == old:
            image[i][j] = color
            stack += [(i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)]
    return image
"""

BAD = {
    "same-color-endless": GOOD.replace("if old == color:", "if False:"),
    "corners": GOOD.replace("(i, j - 1)]", "(i, j - 1), (i + 1, j + 1), (i - 1, j - 1)]"),
    "up-missed": GOOD.replace("(i - 1, j), ", ""),
}
