"""Cases: the one argument is the list of parts, each one a list of values or a summary."""


def _told(count, mean, variance):
    return {"count": count, "mean": mean, "variance": variance}


NOTHING = _told(0, None, None)
NOON = 1_700_000_000

EXAMPLES = [
    ([[[1, 3], _told(2, 4, 0)]], [_told(2, 2, 1), _told(4, 3, 1.5)]),
    ([[[1, 3]]], [_told(2, 2, 1)]),
]

ORDINARY = [
    ([[[2, 4, 4, 4, 5, 5, 7, 9]]], [_told(8, 5, 4)]),
    ([[[1, 2], [3], [4, 5, 6]]], [_told(2, 1.5, 0.25), _told(3, 2, 2 / 3), _told(6, 3.5, 35 / 12)]),
    (
        [[_told(3, 10, 2), _told(1, 2, 0), [4, 4]]],
        [_told(3, 10, 2), _told(4, 8, 13.5), _told(6, 20 / 3, 57 - 400 / 9)],
    ),
    (
        [[[-1.5, 0.5], _told(4, -0.5, 2.25), [7.5]]],
        [_told(2, -0.5, 1), _told(6, -0.5, 11 / 6), _told(7, 4.5 / 7, 68.75 / 7 - (4.5 / 7) ** 2)],
    ),
    (
        [[[0.25], [0.75], [0.25, 0.75], [0.5]]],
        [_told(1, 0.25, 0), _told(2, 0.5, 0.0625), _told(4, 0.5, 0.0625), _told(5, 0.5, 0.05)],
    ),
]

EDGE = [
    ([[]], []),
    ([[[], [5], []]], [NOTHING, _told(1, 5, 0), _told(1, 5, 0)]),
    (
        [[NOTHING, NOTHING, [2, 6], NOTHING]],
        [NOTHING, NOTHING, _told(2, 4, 4), _told(2, 4, 4)],
    ),
    ([[[], _told(2, -3, 1), []]], [NOTHING, _told(2, -3, 1), _told(2, -3, 1)]),
    (
        [[[None, 4, None], [None], [8, None]]],
        [_told(1, 4, 0), _told(1, 4, 0), _told(2, 6, 4)],
    ),
    ([[[None, None], [0, 0]]], [NOTHING, _told(2, 0, 0)]),
    (
        [[[NOON, NOON + 2], [NOON + 4], _told(3, NOON + 10, 2)]],
        [
            _told(2, NOON + 1, 1),
            _told(3, NOON + 2, 8 / 3),
            _told(6, NOON + 6, 55 / 3),
        ],
    ),
    (
        [[_told(2, NOON + 1, 1), _told(2, NOON + 3, 1), [NOON + 2, None]]],
        [_told(2, NOON + 1, 1), _told(4, NOON + 2, 2), _told(5, NOON + 2, 1.6)],
    ),
    ([[[NOON] * 5, [NOON] * 2]], [_told(5, NOON, 0), _told(7, NOON, 0)]),
    (
        [[_told(1_000_000, 1, 4), [5]]],
        [_told(1_000_000, 1, 4), _told(1_000_001, 1.000003999996, 4.000011999972)],
    ),
    ([[[-NOON - 1, -NOON + 1], [-NOON]]], [_told(2, -NOON, 1), _told(3, -NOON, 2 / 3)]),
    ([[[1, 2], _told(-1, 3, 1)]], {"raises": "ValueError"}),
    ([[_told(4, 3, -0.5), [1]]], {"raises": "ValueError"}),
]

SCALE = [20_000]


def _near(got, want, allowed):
    if want is None or got is None:
        return got is want
    if isinstance(got, bool) or not isinstance(got, (int, float)):
        return False
    return abs(got - want) <= allowed


def check(args, got, want):
    """Counts are exact, means within a thousandth of a millionth, variances within a millionth."""
    if not isinstance(got, list) or len(got) != len(want):
        return False
    return all(
        isinstance(mine, dict)
        and mine.keys() == its.keys()
        and _near(mine["count"], its["count"], 0)
        and _near(mine["mean"], its["mean"], 1e-9 * max(1, abs(its["mean"] or 0)))
        and _near(mine["variance"], its["variance"], 1e-6 * max(1, its["variance"] or 0))
        for mine, its in zip(got, want)
    )


def sized(n, rng):
    """n parts of a few values each, every third a summary; now and then far from nought."""
    offset = rng.choice([0, 0, NOON]) if n < 50 else NOON
    parts = []
    for _ in range(n):
        values = [offset + round(rng.gauss(0, 20), 1) for _ in range(rng.randint(0, 5))]
        if rng.random() < 1 / 3 and values:
            mean = round(sum(values) / len(values), 2)
            parts.append(_told(len(values), mean, round(rng.uniform(0, 400), 2)))
        elif rng.random() < 1 / 20:
            parts.append(NOTHING)
        else:
            parts.append([None if rng.random() < 0.05 else value for value in values])
    return [parts]
