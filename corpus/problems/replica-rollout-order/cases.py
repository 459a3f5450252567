import random
from typing import Any

CHAIN = [f"step{place}" for place in range(1200)]

EXAMPLES = [
    (
        [{"ranker": ["embedder", "tokenizer"], "embedder": [], "tokenizer": []}],
        [[["embedder", "tokenizer"], ["ranker"]], []],
    ),
    (
        [{"gateway": ["ranker"], "ranker": ["features"], "features": [], "monitor": []}],
        [[["features", "monitor"], ["ranker"], ["gateway"]], []],
    ),
]

ORDINARY = [
    (
        [{"a": [], "b": ["a"], "c": ["a"], "d": ["b", "c"]}],
        [[["a"], ["b", "c"], ["d"]], []],
    ),
    (
        [{"d": ["c", "a"], "c": ["b"], "b": ["a"], "a": []}],
        [[["a"], ["b"], ["c"], ["d"]], []],
    ),
    (
        [
            {
                "ads": ["store"],
                "feed": ["rank", "cache"],
                "rank": ["store", "embed"],
                "embed": ["token"],
                "cache": [],
                "store": [],
                "token": [],
            }
        ],
        [[["cache", "store", "token"], ["ads", "embed"], ["rank"], ["feed"]], []],
    ),
    (
        [{"x": ["y"], "y": ["z"], "z": ["y"], "a": [], "b": ["a"]}],
        [[["a"], ["b"]], ["x", "y", "z"]],
    ),
    (
        [{"zoom": [], "alpha": [], "mid": [], "late": ["zoom", "alpha"], "early": ["mid"]}],
        [[["alpha", "mid", "zoom"], ["early", "late"]], []],
    ),
]

EDGE = [
    ([{}], [[], []]),
    ([{"only": []}], [[["only"]], []]),
    ([{"a": ["b", "b"], "b": []}], [[["b"], ["a"]], []]),
    ([{"loop": ["loop"], "free": []}], [[["free"]], ["loop"]]),
    ([{"a": ["b"], "b": ["a"]}], [[], ["a", "b"]]),
    (
        [{"a": ["b"], "b": ["a"], "behind": ["a", "free"], "last": ["behind"], "free": []}],
        [[["free"]], ["a", "b", "behind", "last"]],
    ),
    ([{"ranker": ["embeder"], "embedder": []}], {"raises": "ValueError"}),
    ([{"a": ["b"], "b": ["a"], "c": ["nobody"]}], {"raises": "ValueError"}),
    (
        [{job: CHAIN[place - 1 : place] for place, job in reversed(list(enumerate(CHAIN)))}],
        [[[job] for job in CHAIN], []],
    ),
]


def sized(n: int, rng: random.Random) -> list[Any]:
    """Half of the jobs in one chain, the rest anywhere behind, and a circle with jobs behind it."""
    names = [f"job{number}" for number in range(n)]
    rng.shuffle(names)
    ring = rng.randint(0, min(n // 2, 2 + n // 50))
    ring_from = n - ring - n // 10
    requires: dict[str, list[str]] = {}
    for place, name in enumerate(names):
        if ring_from <= place < ring_from + ring:
            needed = [names[ring_from + (place + 1 - ring_from) % ring]]
        else:
            needed = [names[rng.randrange(place)] for _ in range(rng.randint(0, 3)) if place]
            if 0 < place < n // 2:
                needed.append(names[place - 1])
        if needed and rng.random() < 0.1:
            needed.append(needed[0])
        rng.shuffle(needed)
        requires[name] = needed
    order = list(requires)
    rng.shuffle(order)
    return [{name: requires[name] for name in order}]


SCALE = [20000]


def check(args: list[Any], got: Any, want: Any) -> bool:
    """The waves as wanted, and the jobs left over in any order."""
    if not isinstance(got, list) or len(got) != 2:
        return False
    waves, left = got
    if not isinstance(left, list) or not all(isinstance(job, str) for job in left):
        return False
    return waves == want[0] and sorted(left) == sorted(want[1])
