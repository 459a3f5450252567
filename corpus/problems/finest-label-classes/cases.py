def check(args, got, want):
    return (
        isinstance(got, list)
        and all(isinstance(topic, str) for topic in got)
        and sorted(got) == sorted(want)
    )


def _chain(levels, tail, counts, least, want):
    subtopics = {f"l{k}": [f"l{k + 1}"] for k in range(levels)}
    subtopics[f"l{levels}"] = tail
    subtopics.update({name: [] for name in tail})
    return [subtopics, counts, least], want


EXAMPLES = [
    (
        [
            {"sport": ["tennis", "curling"], "tennis": [], "curling": []},
            {"tennis": 320, "curling": 6},
            50,
        ],
        ["sport"],
    ),
    (
        [
            {
                "all": ["sport", "science"],
                "sport": ["tennis", "curling"],
                "science": ["space", "plants"],
                "tennis": [],
                "curling": [],
                "space": [],
                "plants": [],
            },
            {"tennis": 320, "curling": 6, "space": 90, "plants": 75},
            50,
        ],
        ["sport", "space", "plants"],
    ),
]

ORDINARY = [
    (
        [
            {"food": ["bread", "soup", "fish"], "bread": [], "soup": [], "fish": []},
            {"bread": 70, "soup": 61, "fish": 88},
            60,
        ],
        ["bread", "soup", "fish"],
    ),
    (
        [
            {
                "top": ["travel", "home", "cars"],
                "travel": ["rail", "air"],
                "home": ["garden", "kitchen", "cellar"],
                "cars": [],
                "rail": [],
                "air": [],
                "garden": [],
                "kitchen": [],
                "cellar": [],
            },
            {"rail": 30, "air": 30, "garden": 500, "kitchen": 400, "cellar": 3, "cars": 51},
            50,
        ],
        ["travel", "home", "cars"],
    ),
    (
        [
            {
                "top": ["a", "b"],
                "a": ["a1", "a2"],
                "a1": ["a11", "a12"],
                "a2": [],
                "a11": [],
                "a12": [],
                "b": ["b1"],
                "b1": ["b11", "b12"],
                "b11": [],
                "b12": [],
            },
            {"a11": 5, "a12": 8, "a2": 12, "b11": 10, "b12": 25},
            10,
        ],
        ["a1", "a2", "b11", "b12"],
    ),
    (
        [
            {"top": ["a", "b"], "a": ["c", "d"], "b": [], "c": [], "d": []},
            {"c": 900, "d": 900, "b": 9},
            10,
        ],
        ["top"],
    ),
    (
        [
            {"d": [], "b": [], "top": ["a", "b"], "c": [], "a": ["c", "d"]},
            {"c": 4, "d": 3, "b": 7},
            5,
        ],
        ["a", "b"],
    ),
]

EDGE = [
    ([{}, {}, 50], []),
    ([{"only": []}, {"only": 80}, 50], ["only"]),
    ([{"only": []}, {"only": 49}, 50], []),
    ([{"top": ["a", "b"], "a": [], "b": []}, {"a": 20, "b": 19}, 40], []),
    ([{"top": ["a", "b"], "a": [], "b": []}, {"a": 50, "b": 50}, 50], ["a", "b"]),
    ([{"top": ["a", "b"], "a": [], "b": []}, {"a": 0, "b": 0}, 1], []),
    (
        [
            {"top": ["a", "b", "c"], "a": [], "b": [], "c": []},
            {"a": 700, "b": 0, "c": 800},
            50,
        ],
        ["top"],
    ),
    (
        [
            {"top": ["mid", "b"], "mid": ["low"], "low": ["leaf"], "leaf": [], "b": []},
            {"leaf": 60, "b": 70},
            50,
        ],
        ["mid", "b"],
    ),
    (
        [
            {"top": ["mid"], "mid": ["a", "b"], "a": [], "b": []},
            {"a": 60, "b": 4},
            50,
        ],
        ["top"],
    ),
    (
        [
            {"top": ["mid"], "mid": ["a", "b"], "a": ["a1"], "a1": [], "b": []},
            {"a1": 60, "b": 54},
            50,
        ],
        ["a", "b"],
    ),
    _chain(4000, [], {"l4000": 55}, 50, ["l0"]),
    _chain(4000, ["x", "y"], {"x": 55, "y": 51}, 50, ["x", "y"]),
]

SCALE = [30000]


def sized(n, rng):
    least = rng.randint(1, 50)
    subtopics = {f"t{k}": [] for k in range(n)}
    spine_end = n // 2
    tip = 0
    crown = []
    side = set()
    for k in range(1, n):
        if k <= spine_end:
            subtopics[f"t{tip}"].append(f"t{k}")
            if rng.random() < 0.5:
                tip = k
            else:
                side.add(k)
        else:
            parent = rng.choice(crown) if crown and rng.random() < 0.99 else tip
            subtopics[f"t{parent}"].append(f"t{k}")
            crown.append(k)
    counts = {}
    for k in range(n):
        if not subtopics[f"t{k}"]:
            poor = k not in side and rng.random() < 0.3
            counts[f"t{k}"] = rng.randint(0, least - 1) if poor else least + rng.randint(0, 40)
    return subtopics, counts, least
