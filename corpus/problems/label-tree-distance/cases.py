_PETS = {"pet": None, "dog": "pet", "cat": "pet", "terrier": "dog", "poodle": "dog"}

_TWO = {
    "plant": None,
    "tree": "plant",
    "oak": "tree",
    "fern": "plant",
    "tool": None,
    "saw": "tool",
    "fretsaw": "saw",
}

_WALK = {
    "motion": None,
    "walk": "motion",
    "run": "motion",
    "sprint": "run",
    "jog": "run",
    "limp": "walk",
    "slow-jog": "jog",
    "very-slow-jog": "slow-jog",
}

EXAMPLES = [
    ([_PETS, "terrier", "poodle"], 2),
    ([_PETS, "terrier", "cat"], 3),
]

ORDINARY = [
    ([_WALK, "sprint", "limp"], 4),
    ([_WALK, "very-slow-jog", "sprint"], 4),
    ([_WALK, "limp", "very-slow-jog"], 6),
    ([_TWO, "oak", "fern"], 3),
    ([_WALK, "walk", "run"], 2),
    ([{"b1": "b", "a": None, "b": "a", "c": "a", "c1": "c"}, "b1", "c1"], 4),
]

EDGE = [
    ([_PETS, "poodle", "poodle"], 0),
    ([_PETS, "pet", "pet"], 0),
    ([{"only": None}, "only", "only"], 0),
    ([_PETS, "terrier", "dog"], 1),
    ([_PETS, "dog", "terrier"], 1),
    ([_WALK, "very-slow-jog", "motion"], 4),
    ([_WALK, "motion", "very-slow-jog"], 4),
    ([_TWO, "oak", "fretsaw"], None),
    ([_TWO, "plant", "tool"], None),
    ([_PETS, "terrier", "ferret"], {"raises": "ValueError"}),
    ([_PETS, "ferret", "terrier"], {"raises": "ValueError"}),
    ([_PETS, "ferret", "ferret"], {"raises": "ValueError"}),
    ([{}, "dog", "cat"], {"raises": "ValueError"}),
    ([{"dog": "pet", "cat": None}, "dog", "cat"], {"raises": "ValueError"}),
    (
        [{"a": "b", "b": "c", "c": "a", "d": None}, "a", "d"],
        {"raises": "ValueError"},
    ),
    (
        [{"a": "b", "b": "c", "c": "b", "d": None}, "d", "a"],
        {"raises": "ValueError"},
    ),
    ([{"a": "a", "d": None}, "d", "a"], {"raises": "ValueError"}),
    (
        [{"n0": None, **{f"n{k}": f"n{k - 1}" for k in range(1, 40)}, "m": "n3"}, "n39", "m"],
        37,
    ),
]

SCALE = [90000]


def sized(n, rng):
    order = [f"k{i}" for i in range(n)]
    rng.shuffle(order)
    parents = {order[0]: None}
    depth = {order[0]: 0}
    for i in range(1, n):
        parent = order[rng.randrange(i)] if rng.random() > 2 / (n + 1) else None
        parents[order[i]] = parent
        depth[order[i]] = depth[parent] + 1 if parent is not None else 0
    by_depth = sorted(order, key=lambda label: (-depth[label], label))
    few = by_depth[: max(1, (n + 1) // 2)] if n < 20 else by_depth[:20]
    names = list(parents)
    rng.shuffle(names)
    return {label: parents[label] for label in names}, rng.choice(few), rng.choice(few)
