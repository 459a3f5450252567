"""Which labelled transcripts the slow baselines are run on: a fixed, random part."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")

SIZES: Mapping[tuple[str, str], int] = {
    ("ml-design", "constructed"): 6,
    ("ml-design", "length"): 10,
    ("ml-design", "natural"): 16,
    ("jedi", "constructed"): 4,
    ("jedi", "length"): 7,
    ("jedi", "natural"): 10,
}
"""How many of a round and kind: most of `length` and `natural`, and some of `constructed`."""


def subset(named: Sequence[tuple[str, str, str, T]]) -> Iterator[T]:
    """Yields the chosen transcripts, in an order given by a hash of their ids.

    Args:
        named: id, round and kind of each, and what stands for it.
    """
    left = dict(SIZES)
    for _, round_id, kind, each in sorted(named, key=lambda one: _hash(one[0])):
        if left.get((round_id, kind), 0):
            left[round_id, kind] -= 1
            yield each


def drawn(transcript: str, areas: Sequence[str], most: int) -> frozenset[str]:
    """Returns some of a transcript's areas, always the same ones, for what is slow by area.

    Args:
        transcript: its id.
        areas: ids of those that the raters assessed.
        most: how many at most.
    """
    return frozenset(sorted(areas, key=lambda area: _hash(f"{transcript}/{area}"))[:most])


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
