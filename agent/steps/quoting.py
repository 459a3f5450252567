"""Whether two quotes of the same turn are of the same words."""

import re

RUN = 5
"""How many words in a row two quotes have to share."""

_APART = re.compile(r"\W+")


def overlaps(one: str, other: str) -> bool:
    """Whether two quotes share a run of five words, or one stands whole in the other.

    Case, punctuation and white space do not count.
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    if f" {' '.join(first)} " in f" {' '.join(second)} ":
        return True
    if f" {' '.join(second)} " in f" {' '.join(first)} ":
        return True
    runs = {tuple(second[n : n + RUN]) for n in range(len(second) - RUN + 1)}
    return any(tuple(first[n : n + RUN]) in runs for n in range(len(first) - RUN + 1))


def _words(text: str) -> list[str]:
    return [word for word in _APART.split(text.lower()) if word]
