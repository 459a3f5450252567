import random
from typing import Any

CHAIN = [f"host{place:04d}" for place in range(1100)]

EXAMPLES = [
    ([{"ant": ["bee"], "bee": ["cat"], "cat": []}], ["ant"]),
    ([{"ant": ["bee", "cat"], "dog": ["cat", "eel"], "bee": [], "cat": [], "eel": []}], ["ant", "dog"]),
]

ORDINARY = [
    ([{"c": ["b"], "b": ["a"], "a": []}], ["c"]),
    ([{"b": ["c"], "c": ["a"], "a": ["b"]}], ["a"]),
    ([{"a": ["b"], "b": ["a", "c"], "c": ["d"], "d": ["c"]}], ["a"]),
    ([{"z": ["y"], "y": ["z", "a"], "a": ["b"], "b": ["a"], "k": []}], ["k", "y"]),
    (
        [
            {
                "e": ["f"],
                "f": ["g"],
                "g": ["e", "h"],
                "h": [],
                "q": ["p"],
                "p": ["q", "h", "r"],
                "r": ["s"],
                "s": ["r"],
                "m": ["r"],
            }
        ],
        ["e", "m", "p"],
    ),
    ([{"x": ["b"], "b": ["c"], "c": ["b", "d"], "d": ["e"], "e": ["d"], "w": ["e"]}], ["w", "x"]),
]

EDGE = [
    ([{}], []),
    ([{"only": []}], ["only"]),
    ([{"self": ["self"]}], ["self"]),
    ([{"c": ["c"], "b": ["c"], "a": ["a"]}], ["a", "b"]),
    ([{"a": [], "c": [], "b": []}], ["a", "b", "c"]),
    ([{"b": ["a", "z"]}], ["b"]),
    ([{"b": ["c", "c"], "c": ["b", "b", "d"]}], ["b"]),
    ([{"z": ["y"], "y": ["x"], "x": ["z"]}], ["x"]),
    ([{"a": ["b"], "b": ["a"], "c": ["a"]}], ["c"]),
    ([{"a": ["b"], "b": ["c"], "c": ["a"], "d": ["e"], "e": ["d", "a"]}], ["d"]),
    ([{"host10": ["host9"], "host9": ["host10"], "host2": []}], ["host10", "host2"]),
    ([{host: CHAIN[place : place + 1] for place, host in enumerate(CHAIN[1:])}], [CHAIN[-1]]),
    ([{CHAIN[place - 1]: [CHAIN[place % 200]] for place in range(1, 201)}], [CHAIN[0]]),
]


def sized(n: int, rng: random.Random) -> list[Any]:
    """Groups of hosts, most of them in a circle, with links from earlier groups to later ones."""
    hosts = [f"h{number}" for number in range(n)]
    rng.shuffle(hosts)
    passes_on: dict[str, list[str]] = {host: [] for host in hosts}
    start = 0
    while start < n:
        end = min(n, start + rng.randint(1, 40 if n > 100 else 3))
        ring = rng.random() < 0.7
        for place in range(start, end):
            links = passes_on[hosts[place]]
            if ring and end - start > 1:
                links.append(hosts[start + (place + 1 - start) % (end - start)])
            if rng.random() < 0.3:
                links.append(hosts[rng.randrange(place, n)])
            if rng.random() < 0.02 and links:
                links.append(links[0])
        start = end
    order = list(passes_on)
    rng.shuffle(order)
    return [{host: passes_on[host] for host in order if passes_on[host] or rng.random() < 0.5}]


SCALE = [50000]
