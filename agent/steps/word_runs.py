"""Runs of words that two texts share: by copying, and hardly ever by chance."""

import re
from collections.abc import Iterable, Iterator

RUN = 6
"""Words in a row that make a run."""
_WORD = re.compile(r"[\w']+")


def runs(text: str) -> Iterator[str]:
    """Yields every run of six words of a text, in lower case and without punctuation."""
    words = _WORD.findall(text.lower())
    for start in range(len(words) - RUN + 1):
        yield " ".join(words[start : start + RUN])


def leaked(texts: Iterable[str], secrets: Iterable[str]) -> str:
    """Returns words of a secret that stand in a text; empty if none do.

    Args:
        texts: what is looked through.
        secrets: what must not stand there, in whole or in part.
    """
    secret = {run for each in secrets for run in runs(each)}
    return next((run for text in texts for run in runs(text) if run in secret), "")
