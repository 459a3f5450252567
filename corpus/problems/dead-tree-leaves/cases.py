_REFUSED = {"raises": "ValueError"}


def _spine(levels):
    nodes = []
    for k in range(levels):
        nodes += [["age", k, 2 * k + 1, 2 * k + 2], None]
    return [*nodes, ["age", levels // 2, 2 * levels + 1, 2 * levels + 2], None, None]


EXAMPLES = [
    ([[["age", 4, 1, 2], ["age", 9, 3, 4], None, None, None]], [4]),
    ([[["age", 4, 1, 2], ["price", 9, 3, 4], None, None, None]], []),
]

ORDINARY = [
    ([[["age", 4, 1, 2], None, ["age", 2, 3, 4], None, ["age", 8, 5, 6], None, None]], [3]),
    (
        [
            [
                ["age", 30, 1, 2],
                ["price", 10, 3, 4],
                ["price", 20, 5, 6],
                None,
                ["age", 50, 7, 8],
                ["age", 40, 9, 10],
                None,
                None,
                ["price", 15, 11, 12],
                None,
                None,
                None,
                None,
            ]
        ],
        [11, 12],
    ),
    (
        [
            [
                ["age", 9, 3, 4],
                None,
                None,
                ["age", 5, 5, 6],
                ["age", 7, 1, 2],
                ["age", 7, 7, 8],
                None,
                None,
                None,
            ]
        ],
        [1, 8],
    ),
    (
        [
            [
                ["a", 0.5, 1, 2],
                ["b", 0.25, 3, 4],
                None,
                ["c", -1.5, 5, 6],
                ["a", 0.75, 7, 8],
                None,
                ["b", 0.125, 9, 10],
                None,
                ["c", 3.0, 11, 12],
                None,
                None,
                None,
                None,
            ]
        ],
        [11, 12],
    ),
    (
        [
            [
                ["x", 6, 1, 2],
                ["x", 3, 3, 4],
                ["x", 8, 5, 6],
                None,
                ["x", 5, 7, 8],
                ["x", 7, 9, 10],
                None,
                None,
                ["x", 4, 11, 12],
                None,
                None,
                None,
                None,
            ]
        ],
        [11],
    ),
]

EDGE = [
    ([[]], []),
    ([[None]], []),
    ([[["age", 4, 1, 2], None, None]], []),
    ([[["age", 4, 1, 2], ["age", 4, 3, 4], ["age", 4, 5, 6], None, None, None, None]], [4, 5]),
    ([[["age", 3, 1, 2], None, ["age", 4, 3, 4], ["age", 3, 5, 6], None, None, None]], [5]),
    ([[["age", 0, 2, 1], ["age", -2, 4, 3], None, None, None]], [4]),
    (
        [
            [
                ["age", 4, 1, 2],
                ["age", 9, 3, 4],
                None,
                None,
                ["price", 1, 5, 6],
                None,
                ["size", 2, 7, 8],
                None,
                None,
            ]
        ],
        [5, 7, 8],
    ),
    (
        [
            [
                ["age", 4, 1, 2],
                ["price", 9, 3, 4],
                None,
                ["size", 1, 5, 6],
                None,
                ["age", 6, 7, 8],
                None,
                None,
                None,
            ]
        ],
        [8],
    ),
    ([[["age", 4, 1, 2], None, ["age", 9, 3, 4], ["age", 4, 5, 6], None, None, None]], [5]),
    ([[["age", 4, 1, 2], ["age", 9, 3, 4], None, ["age", 6, 5, 6], None, None, None]], [4, 6]),
    ([[["age", 4, 1, 1], None]], _REFUSED),
    ([[["age", 4, 1, 2], None]], _REFUSED),
    ([[["age", 4, -1, 1], None]], _REFUSED),
    ([[["age", 4, 1, 2], None, ["age", 5, 0, 1]]], _REFUSED),
    ([[["age", 4, 1, 2], None, ["age", 5, 3, 1], None]], _REFUSED),
    ([[["age", 4, 1, 2], None, None, None]], _REFUSED),
    ([[None, ["age", 4, 1, 2], None]], _REFUSED),
    ([_spine(1200)], [2401]),
]

SCALE = [60000]


def sized(n, rng):
    if n == 0:
        return [[]]
    tests = (n - 1) // 2
    small = n < 20
    features = ["a", "b"] if small else [f"f{k}" for k in range(40)]
    counter = dict.fromkeys(features, 0)
    nodes = [None]
    leaves = [0]
    for made in range(tests):
        spine = not small and made < tests // 2
        place = len(leaves) - 1 if spine else rng.randrange(len(leaves))
        position = leaves[place]
        feature = rng.choice(features)
        if not spine:
            threshold = rng.randint(0, 4 if small else 400)
        elif rng.random() < 0.9:
            counter[feature] += 1
            threshold = counter[feature]
        else:
            threshold = rng.randint(0, counter[feature])
        left, right = len(nodes), len(nodes) + 1
        nodes[position] = [feature, threshold, left, right]
        nodes += [None, None]
        leaves[place] = left
        leaves.append(right)
    moved = list(range(1, len(nodes)))
    rng.shuffle(moved)
    moved = [0, *moved]
    shuffled = [None] * len(nodes)
    for position, node in enumerate(nodes):
        if node is not None:
            node = [node[0], node[1], moved[node[2]], moved[node[3]]]
        shuffled[moved[position]] = node
    return [shuffled]
