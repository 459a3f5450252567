import random
from typing import Any

THREE = [["north", "hub", 5, False], ["hub", "south", 4, False], ["north", "south", 4, True]]
CAMPUS = [["a", "b", 0, False], ["b", "a", 0, False], ["b", "c", 0, True], ["c", "d", 7, False]]

EXAMPLES = [
    ([THREE, "north", "south", 1], 4),
    ([THREE, "north", "south", 0], 9),
]

ORDINARY = [
    (
        [
            [
                ["a", "b", 10, False],
                ["a", "b", 3, True],
                ["b", "c", 20, False],
                ["b", "c", 4, True],
                ["c", "d", 2, False],
            ],
            "a",
            "d",
            1,
        ],
        16,
    ),
    (
        [
            [
                ["west", "mid", 1, True],
                ["west", "mid", 6, False],
                ["mid", "east", 2, True],
                ["mid", "far", 15, False],
                ["far", "east", 15, False],
            ],
            "west",
            "east",
            1,
        ],
        8,
    ),
    (
        [
            [
                ["s", "a", 2, True],
                ["a", "b", 2, True],
                ["b", "t", 2, True],
                ["s", "c", 5, False],
                ["c", "b", 4, True],
                ["c", "t", 30, False],
            ],
            "s",
            "t",
            2,
        ],
        11,
    ),
    (
        [
            [
                ["s", "t", 20, False],
                ["s", "a", 3, False],
                ["a", "t", 9, False],
                ["a", "b", 1, False],
                ["b", "t", 5, True],
            ],
            "s",
            "t",
            3,
        ],
        9,
    ),
    ([[["s", "a", 3, False], ["a", "b", 3, False], ["b", "c", 3, False], ["c", "t", 3, False]], "s", "t", 1], 12),
    ([[["s", "t", 9, False], ["t", "a", 1, False], ["s", "b", 2, False], ["a", "b", 1, False]], "s", "a", 0], 10),
]

EDGE = [
    ([[], "a", "b", 2], None),
    ([[], "a", "a", 0], 0),
    ([[["a", "b", 4, True], ["b", "a", 4, True]], "a", "a", 0], 0),
    ([[["b", "a", 4, False]], "a", "b", 3], None),
    ([[["a", "b", 4, True]], "a", "b", 0], None),
    ([[["a", "b", 4, True]], "a", "b", 1], 4),
    ([[["a", "b", 2, True], ["b", "c", 2, True]], "a", "c", 1], None),
    ([[["a", "b", 2, True], ["a", "b", 8, False]], "a", "b", 1], 2),
    ([[["a", "b", 8, False], ["a", "b", 2, True]], "a", "b", 0], 8),
    ([CAMPUS, "a", "d", 1], 7),
    ([CAMPUS, "a", "c", 1], 0),
    ([CAMPUS, "a", "d", 0], None),
    ([[["a", "a", 0, True], ["a", "b", 1, False], ["b", "a", 1, False], ["b", "c", 1, False]], "a", "c", 0], 2),
    ([[["a", "b", 1, True], ["b", "c", 1, True], ["c", "d", 1, True]], "a", "d", 50], 3),
]


def sized(n: int, rng: random.Random) -> list[Any]:
    """Regions in a long row with short links between near ones and a few metered leaps."""
    regions = max(2, n // 4 + 1)
    names = [f"r{number}" for number in range(regions)]
    links: list[list[Any]] = []
    for number in range(n):
        here = number % regions
        if number < regions:
            there, minutes, metered = here + 1, rng.randint(2, 9), n < 20 and rng.random() < 0.5
        elif rng.random() < 0.1:
            there, minutes, metered = here + rng.randint(1, 20), rng.randint(0, 9), True
        else:
            there, minutes, metered = here + rng.randint(-2, 3), rng.randint(3, 30), False
        if 0 <= there < regions:
            links.append([names[here], names[there], minutes, metered])
        else:
            links.append([names[here], names[rng.randrange(max(0, here - 3), here + 1)], minutes, metered])
    rng.shuffle(links)
    return [links, names[0], names[-1], 4 if n > 100 else rng.randint(0, 3)]


SCALE = [20000]
