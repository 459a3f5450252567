import random
from typing import Any

DIAMONDS = 40

EXAMPLES = [
    (
        [{"clicks": ["click_rate"], "click_rate": ["ranker_input"]}, "clicks"],
        {"click_rate": 1, "ranker_input": 2},
    ),
    (
        [{"orders": ["spend", "basket"], "spend": ["value"], "basket": ["value"], "views": ["reach"]}, "orders"],
        {"spend": 1, "basket": 1, "value": 2},
    ),
]

ORDINARY = [
    (
        [{"t": ["a", "b"], "a": ["c"], "b": ["d"], "c": ["e"], "d": ["e", "f"]}, "t"],
        {"a": 1, "b": 1, "c": 2, "d": 2, "e": 3, "f": 3},
    ),
    (
        [{"t": ["a", "d"], "a": ["b"], "b": ["c"], "c": ["d"], "d": ["e"]}, "t"],
        {"a": 1, "b": 2, "c": 3, "d": 1, "e": 2},
    ),
    (
        [{"t": ["d", "a"], "a": ["b"], "b": ["d"], "d": ["e"], "e": ["b"]}, "t"],
        {"d": 1, "a": 1, "b": 2, "e": 2},
    ),
    (
        [{"users": ["age", "region"], "region": ["tariff"], "ads": ["region", "bids"], "bids": ["price"]}, "ads"],
        {"region": 1, "bids": 1, "tariff": 2, "price": 2},
    ),
    (
        [{"t": ["a", "b"], "a": ["x"], "b": ["c"], "c": ["x"], "x": ["y"]}, "t"],
        {"a": 1, "b": 1, "x": 2, "c": 2, "y": 3},
    ),
    ([{"t": ["a"], "u": ["t", "b"], "a": ["c"], "b": ["c"]}, "a"], {"c": 1}),
]

EDGE = [
    ([{}, "clicks"], {}),
    ([{"orders": ["spend"]}, "clicks"], {}),
    ([{"orders": ["spend"]}, "spend"], {}),
    ([{"clicks": []}, "clicks"], {}),
    ([{"t": ["a"], "a": ["b"], "b": ["t"]}, "t"], {"a": 1, "b": 2}),
    ([{"t": ["t", "a"]}, "t"], {"a": 1}),
    ([{"t": ["a"], "a": ["a", "b"], "b": ["a"]}, "t"], {"a": 1, "b": 2}),
    ([{"t": ["a", "a"], "a": ["b", "b", "b"]}, "t"], {"a": 1, "b": 2}),
    (
        [{"t": ["far", "a"], "a": ["b"], "b": ["c"], "c": ["far"], "far": ["end"]}, "t"],
        {"far": 1, "a": 1, "b": 2, "c": 3, "end": 2},
    ),
    ([{f"f{place}": [f"f{place + 1}"] for place in range(60)}, "f0"], {f"f{place}": place for place in range(1, 61)}),
    (
        [
            {
                "t": ["l0", "r0"],
                **{f"{side}{level}": [f"l{level + 1}", f"r{level + 1}"] for level in range(DIAMONDS - 1) for side in "lr"},
            },
            "t",
        ],
        {f"{side}{level}": level + 1 for level in range(DIAMONDS) for side in "lr"},
    ),
]


def sized(n: int, rng: random.Random) -> list[Any]:
    """Up to forty layers of names, each built on names of the layer before, with a few links back."""
    if n == 0:
        return [{}, "table"]
    depth = min(40, (n + 2) // 3)
    layers: list[list[str]] = [[] for _ in range(depth)]
    for number in range(n):
        layers[number % depth].append(f"f{number}")
    feeds: dict[str, list[str]] = {"table": list(layers[0])}
    for place, layer in enumerate(layers):
        for name in layer:
            built = [rng.choice(layers[place + 1]) for _ in range(2)] if place + 1 < depth else []
            draw = rng.random()
            if draw < 0.05:
                built.append(rng.choice(layers[rng.randrange(depth)]))
            elif draw < 0.06:
                built.append("table")
            if built:
                feeds[name] = built
    return [feeds, "table"]


SCALE = [50000]
