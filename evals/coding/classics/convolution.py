"""Two-dimensional convolution without padding."""

import numpy as np
from driving import Args, Code, Json, call, plain, prelude, same

PRELUDE = prelude()

PROMPT = (
    ("2d convolution",),
    ("conv2d",),
    ("convolution", "image"),
    ("convolution", "kernel"),
    ("2-d convolution",),
)

EXCEPT = ("backward", "stride", "channels", "depthwise", "transposed", "1d", "one-dimensional")

_IMAGE = [[1, 2, 3, 0], [0, 1, 2, 3], [3, 0, 1, 2], [2, 3, 0, 1]]


def _slid(image: Json, kernel: Json) -> Json:
    """The sums of products under the kernel, which is not flipped."""
    height, width = len(image) - len(kernel) + 1, len(image[0]) - len(kernel[0]) + 1
    return [
        [
            sum(k * image[i + a][j + b] for a, row in enumerate(kernel) for b, k in enumerate(row))
            for j in range(width)
        ]
        for i in range(height)
    ]


_INPUTS = [
    (_IMAGE, [[1, 0], [0, -1]]),
    (_IMAGE, [[2, 0, 1], [0, 1, 2], [1, 0, 2]]),
    (_IMAGE, [[3]]),
    ([[1, 2, 3], [4, 5, 6]], [[1, 2]]),
    ([[1, 2, 3], [4, 5, 6]], [[1], [-1]]),
    ([[1, 2], [3, 4]], [[1, 2], [3, 4]]),
    ([[5, 0, 1, 2, 3], [1, 1, 0, 0, 2]], [[1, 0, -1]]),
    ([[0, 1, 0, 2, 0], [1, 0, 2, 0, 1], [0, 3, 0, 1, 0]], [[1, 2, 3], [0, 1, 0]]),
]
CASES = [([image, kernel], _slid(image, kernel)) for image, kernel in _INPUTS]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    image, kernel = np.array(args[0], float), np.array(args[1], float)
    extra = {"stride": 1, "padding pad": 0}
    return plain(
        call(module, {"image x img input a": image, "kernel k w filter f": kernel}, extra=extra)
    )


def check(args: Args, got: Json, want: Json) -> bool:
    """With the kernel flipped or not."""
    flipped = [row[::-1] for row in args[1][::-1]]
    return same(got, want) or same(got, _slid(args[0], flipped))


GOOD = """
def conv2d(image, kernel):
    kh, kw = kernel.shape
    h, w = image.shape[0] - kh + 1, image.shape[1] - kw + 1
    out = np.zeros((h, w))
    for i in range(h):
        for j in range(w):
            out[i, j] = (image[i:i + kh, j:j + kw] * kernel).sum()
    return out
"""

BAD = {
    "last-row-missed": GOOD.replace("image.shape[0] - kh + 1", "image.shape[0] - kh"),
    "height-for-width": GOOD.replace("image.shape[1] - kw + 1", "image.shape[1] - kh + 1"),
    "matrix-product": GOOD.replace(
        "(image[i:i + kh, j:j + kw] * kernel).sum()", "(image[i:i + kh, j:j + kw] @ kernel.T).sum()"
    ),
}
