"""Cases: arguments are the examples' vectors, their labels, the tickets' vectors and the number of voters."""

LINE = [[0], [1], [5]]
NAMES = ["login", "login", "billing"]
CORNERS = [[0, 0], [10, 0], [0, 10], [10, 10]]
FLOORS = ["gpu", "disk", "net", "gpu"]

EXAMPLES = [
    ([LINE, NAMES, [[4]], 1], ["billing"]),
    ([LINE, NAMES, [[4]], 3], ["login"]),
]

ORDINARY = [
    ([CORNERS, FLOORS, [[1, 2], [9, 3], [2, 9], [8, 9]], 1], ["gpu", "disk", "net", "gpu"]),
    (
        [
            [[0, 0], [1, 0], [10, 0], [0, 10], [1, 1], [9, 11], [2, 9]],
            ["gpu", "gpu", "disk", "net", "gpu", "net", "net"],
            [[2, 1], [9, 1], [3, 8]],
            3,
        ],
        ["gpu", "gpu", "net"],
    ),
    (
        [
            [[3, 1, 0], [2, 2, 1], [-4, 0, 5], [-3, 1, 6], [-5, -1, 4], [9, 9, 9]],
            ["slow", "slow", "crash", "crash", "slow", "other"],
            [[2, 1, 1], [-4, 0, 4], [7, 8, 8], [0, 0, 0]],
            3,
        ],
        ["slow", "crash", "slow", "slow"],
    ),
    ([[[100, 100], [1, 2], [3, 1]], ["a", "b", "c"], [[10, 11], [60, 70]], 1], ["c", "a"]),
    (
        [
            [[-7, 2], [-6, 3], [4, 4], [5, 3], [6, 5], [-5, 1], [5, 5]],
            ["quota", "quota", "image", "image", "quota", "image", "image"],
            [[-6, 2], [5, 4]],
            5,
        ],
        ["image", "image"],
    ),
]

EDGE = [
    ([[], [], [], 3], []),
    ([[], [], [[1, 2], [3, 4]], 2], [None, None]),
    ([LINE, NAMES, [], 2], []),
    ([LINE, NAMES, [[9]], 50], ["login"]),
    ([[[4, 4]], ["only"], [[4, 4], [-128, 127]], 1], ["only", "only"]),
    ([[[2], [4], [0]], ["first", "second", "third"], [[3], [1]], 1], ["first", "first"]),
    ([[[6], [4], [6], [4]], ["far", "near", "near", "far"], [[5]], 1], ["far"]),
    ([[[0], [2], [3], [5]], ["zeta", "alpha", "zeta", "alpha"], [[4], [1]], 2], ["zeta", "zeta"]),
    ([[[7], [1], [4], [3]], ["y", "z", "a", "z"], [[2], [5]], 4], ["z", "z"]),
    ([[[3], [9], [5], [8]], ["b", "a", "b", "a"], [[10], [0]], 4], ["a", "b"]),
    (
        [
            [[-128, -128], [127, 127], [0, 0], [120, -120]],
            ["low", "high", "mid", "side"],
            [[127, -128], [-128, 127], [90, 80], [127, 127]],
            1,
        ],
        ["side", "mid", "high", "high"],
    ),
    ([[[5, 5], [5, 5], [1, 1]], ["one", "two", "three"], [[5, 5]], 1], ["one"]),
    ([[[8], [8], [8], [8], [8]], ["q", "p", "p", "q", "q"], [[8], [0]], 3], ["p", "p"]),
    ([LINE, ["login", "login"], [[4]], 1], {"raises": "ValueError"}),
    ([LINE, [*NAMES, "quota"], [[4]], 1], {"raises": "ValueError"}),
    ([LINE, NAMES, [[4, 4]], 1], {"raises": "ValueError"}),
    ([LINE, NAMES, [[4]], 0], {"raises": "ValueError"}),
]

SCALE = [4_000]
TOPICS = ["billing", "crash", "disk", "gpu", "login", "quota", "slow"]


def sized(n, rng):
    """n examples and n tickets in small whole numbers, so that equal distances are frequent."""
    size, reach = (2, 3) if n < 50 else (16, 9)

    def vectors():
        return [[rng.randint(-reach, reach) for _ in range(size)] for _ in range(n)]

    labels = [rng.choice(TOPICS) for _ in range(n)]
    return [vectors(), labels, vectors(), rng.randint(1, 6) if n < 50 else 7]
