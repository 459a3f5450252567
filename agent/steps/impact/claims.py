"""The claims in a document: its bullets and the sentences of its paragraphs."""

import re
from collections.abc import Iterator

from agent.steps.fencing import clean

FEWEST_WORDS = 4
"""A line with fewer is a heading, a name or a date."""
LONGEST_CLAIM = 4_000
"""Characters of a claim that are read; a longer one is cut there."""

_BULLET = re.compile(r"^\s*(?:[-*+•‣▪◦·–]|\d{1,3}[.)])\s+")
_HEADING = re.compile(r"^\s*(?:#{1,6}\s|\|)|^\s*[-=_*]{3,}\s*$")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“(])")
_MARKS = re.compile(r"(?:\*\*|__|`)")
_CONTACT = re.compile(r"@\w+\.\w|https?://|\b(?:linkedin|github)\.com")


def claims_in(text: str) -> tuple[str, ...]:
    """Returns the claims of a text or Markdown document, in order; none where there are none."""
    return tuple(claim for block in _blocks(clean(text)) for claim in _claims(block))


def claim_lines(text: str) -> tuple[str, ...]:
    """Returns the claims of a text that has one a line."""
    lines = (" ".join(line.split()) for line in clean(text).splitlines())
    return tuple(line[:LONGEST_CLAIM] for line in lines if line)


def _blocks(text: str) -> Iterator[str]:
    """Bullets and paragraphs, their lines joined."""
    held: list[str] = []
    for line in text.splitlines():
        starts = bool(_BULLET.match(line))
        if not line.strip() or _HEADING.match(line) or starts:
            if held:
                yield " ".join(held)
            held = []
        if line.strip() and not _HEADING.match(line):
            held.append(_MARKS.sub("", _BULLET.sub("", line)).strip())
    if held:
        yield " ".join(held)


def _claims(block: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(block):
        words = sentence.split()
        if len(words) >= FEWEST_WORDS and not _CONTACT.search(sentence):
            yield " ".join(words)[:LONGEST_CLAIM]
