"""Dealing transcripts into folds, so that whatever is fitted is measured on others."""

import hashlib
from collections.abc import Sequence

FOLDS = 5


def folds(named: Sequence[tuple[str, str]], count: int = FOLDS) -> list[int]:
    """Deals transcripts into folds, each kind evenly, in an order given by a hash of their ids.

    Args:
        named: id and kind of each transcript.
        count: how many folds.

    Returns:
        The fold of each, 0 to count - 1.
    """
    keys = [hashlib.sha256(name.encode()).hexdigest() for name, _ in named]
    order = sorted(range(len(named)), key=lambda n: (named[n][1], keys[n]))
    found = [0] * len(named)
    for place, number in enumerate(order):
        found[number] = place % count
    return found
