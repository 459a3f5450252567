"""The longer words of a text, cut so that plurals and tenses meet."""

import re

_STEM = 5
_EVERYDAY = {"what", "which", "where", "when", "would", "this", "that", "with", "your", "have"}
_EVERYDAY |= {"does", "they", "them", "from", "than", "then", "there", "must", "make", "will"}


def stems(text: str) -> set[str]:
    """Returns the first letters of a text's longer words but for everyday ones."""
    return {word[:_STEM] for word in re.findall(r"[a-z]{4,}", text.lower())} - _EVERYDAY
