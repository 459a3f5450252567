_GPU = [["size", ["large", "small"]], ["precision", ["half", "full"]]]

_TRAIN = [
    ["optimizer", ["adam", "sgd"]],
    ["batch", ["64", "256", "32"]],
    ["warmup", ["yes", "no"]],
]


def _all(names, *rows):
    return [dict(zip(names.split(), row.split())) for row in rows]


EXAMPLES = [
    (
        [_GPU, [{"size": "large", "precision": "half"}], 2],
        _all("size precision", "large full", "small half"),
    ),
    (
        [_TRAIN, [{"optimizer": "adam", "batch": "256"}, {"batch": "64", "warmup": "no"}], 4],
        _all("optimizer batch warmup", "adam 64 yes", "adam 32 yes", "adam 32 no", "sgd 64 yes"),
    ),
]

ORDINARY = [
    (
        [_TRAIN, [{"warmup": "yes", "optimizer": "adam", "batch": "64"}], 3],
        _all("optimizer batch warmup", "adam 64 no", "adam 256 yes", "adam 256 no"),
    ),
    (
        [
            [["a", ["q", "p"]], ["b", ["q", "p"]], ["c", ["q", "p"]]],
            [{"a": "q", "c": "q"}, {"b": "q", "c": "p"}, {"a": "p", "b": "p"}],
            5,
        ],
        _all("a b c", "q p p", "p q q"),
    ),
    (
        [
            [["a", ["2", "1"]], ["b", ["1", "3", "2"]], ["c", ["x", "y"]], ["d", ["1", "0"]]],
            [
                {"b": "1", "c": "x"},
                {"a": "2", "c": "y", "b": "1"},
                {"d": "1", "b": "3"},
                {"d": "1", "c": "y", "a": "2"},
            ],
            6,
        ],
        _all("a b c d", "2 3 x 0", "2 3 y 0", "2 2 x 1", "2 2 x 0", "2 2 y 0", "1 1 y 1"),
    ),
    (
        [
            [["z", ["b", "a"]], ["y", ["b", "a"]]],
            [{"y": "a", "z": "b"}, {"z": "a", "y": "b"}],
            2,
        ],
        _all("z y", "b b", "a a"),
    ),
    (
        [
            [["a", ["1", "2"]], ["b", ["1", "2"]], ["c", ["1", "2"]], ["d", ["1", "2"]]],
            [{"a": "1", "d": "1"}, {"c": "1", "d": "2"}, {"c": "2", "b": "1"}],
            3,
        ],
        _all("a b c d", "1 2 2 2", "2 1 1 1", "2 2 1 1"),
    ),
]

EDGE = [
    ([_GPU, [], 0], []),
    (
        [_GPU, [], 9],
        _all("size precision", "large half", "large full", "small half", "small full"),
    ),
    ([[["only", ["x", "y"]]], [{"only": "x"}], 5], [{"only": "y"}]),
    ([_GPU, [{"size": "large"}, {"size": "small"}], 3], []),
    (
        [_GPU, [{"precision": "half"}, {"precision": "full", "size": "small"}], 3],
        _all("size precision", "large full"),
    ),
    ([[["a", ["1", "2"]], ["b", []]], [], 2], []),
    ([[["a", []]], [], 2], []),
    ([_GPU, [{"size": "large", "kernel": "fused"}], 1], _all("size precision", "large half")),
    ([_GPU, [{"kernel": "fused"}], 1], _all("size precision", "large half")),
    ([_GPU, [{"size": "large", "precision": "quarter"}], 1], _all("size precision", "large half")),
    ([_GPU, [{"size": "large"}, {}], 1], {"raises": "ValueError"}),
    (
        [_GPU, [{"size": "large", "precision": "half"}] * 2, 1],
        _all("size precision", "large full"),
    ),
    (
        [
            [["a", ["1", "2"]], ["b", ["1", "2"]], ["c", ["1"]]],
            [{"a": "1", "c": "1"}],
            4,
        ],
        _all("a b c", "2 1 1", "2 2 1"),
    ),
]

SCALE = [60, 300]


def sized(n, rng):
    """With many parameters every beginning can be completed; with few there are dead ends."""
    small = n < 12
    values = ["a", "b", "c"][: 2 if small else 3]
    parameters = [[f"p{k}", rng.sample(values, len(values))] for k in range(n)]
    rules = []
    for k in range(1, n):
        before = rng.randrange(max(0, k - 4), k)
        far = rng.randrange(before) if before else None
        for value in values:
            kept = rng.choice(values)
            for banned in values:
                if (banned == kept and not small) or rng.random() < 0.4:
                    continue
                rule = {f"p{k}": banned, f"p{before}": value}
                if far is not None and rng.random() < 0.3:
                    rule[f"p{far}"] = rng.choice(values)
                rules.append(rule)
    for _ in range(n // 4):
        rules.append({f"p{rng.randrange(n)}": "a", "elsewhere": "b"})
    rng.shuffle(rules)
    return parameters, rules, rng.randint(0, 12) if small else 200
