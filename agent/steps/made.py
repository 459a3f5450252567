"""Segments made by code from labelled ones, whose worth is known without a rater.

An answer of random letters, of shuffled words, of one word or of an announcement that nothing
follows is a 1 by the scoring law. A good answer that a speech recogniser has written down, without
capitals and commas and with its fillers, is worth what it was, and so is one that wanders off to
something else. Raters saw none of these, so a grader that is fitted on their labels alone does not
know it.
"""

import hashlib
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from agent.steps.exchanges import Exchange

EMPTY_SCORE = 1.0

_ONE_WORD = ("Yes.", "No.", "Sure.", "Pass.", "Maybe.", "Hm.", "Dunno.", "Okay.", "Nothing.")
_OPENERS = (
    "That is a great question, let me think about it for a moment.",
    "Okay, so I will answer this one carefully.",
    "First I will reason about it, and then I will give the answer.",
    "My solution is the following.",
    "To sum up, this is how I would do it.",
)
_FILLERS = ("um", "uh", "like", "you know", "I mean")
_MOST_FILLERS = 0.15
_SENTENCE_WORDS = 12
_ASIDE_WORDS = 40
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CANDIDATE = "Candidate: "

Change = Callable[[str, random.Random], str]


def one_in(many: int, seed: str) -> bool:
    """Whether a seed is among the one in so many that a hash of it picks."""
    return int(hashlib.sha256(seed.encode()).hexdigest()[:8], 16) % many == 0


def emptied(parts: Sequence[Exchange], seed: str) -> tuple[Exchange, ...]:
    """Returns exchanges in which the candidate says nothing, in one of four ways.

    Args:
        parts: exchanges of a transcript.
        seed: the same gives the same.
    """
    draw = _draw(seed)
    change = draw.choice((_letters, _shuffled, _one_word, _opener))
    return tuple(_changed(part, change, draw) for part in parts)


def transcribed(parts: Sequence[Exchange], seed: str) -> tuple[Exchange, ...]:
    """Returns exchanges in which the candidate's words are as a speech recogniser writes them.

    Args:
        parts: exchanges of a transcript.
        seed: the same gives the same.
    """
    draw = _draw(seed)
    return tuple(_changed(part, _heard, draw) for part in parts)


def digressed(parts: Sequence[Exchange], aside: str, seed: str) -> tuple[Exchange, ...]:
    """Returns exchanges in which the candidate goes on to something else, in every second or so.

    Args:
        parts: exchanges of a transcript.
        aside: what is said, on another matter.
        seed: the same gives the same.
    """
    draw = _draw(seed)
    words = " ".join(aside.split()[:_ASIDE_WORDS])

    def goes_on(text: str, _: random.Random) -> str:
        return f"{text} {words}"

    return tuple(
        _changed(part, goes_on, draw) if place % 2 == 0 or draw.random() < 0.3 else part
        for place, part in enumerate(parts)
    )


def _draw(seed: str) -> random.Random:
    return random.Random(hashlib.sha256(seed.encode()).hexdigest())  # noqa: S311 - no secret


def _changed(part: Exchange, change: Change, draw: random.Random) -> Exchange:
    lines, said = [], []
    for line in part.text.split("\n"):
        if line.startswith(_CANDIDATE):
            said.append(change(line.removeprefix(_CANDIDATE), draw))
            lines.append(f"{_CANDIDATE}{said[-1]}")
        else:
            lines.append(line)
    return replace(part, said=tuple(said), text="\n".join(lines))


def _letters(text: str, draw: random.Random) -> str:
    words = ["".join(draw.choices(_LETTERS, k=draw.randint(2, 9))) for _ in text.split()]
    return _written(words[: draw.randint(3, 40)], draw) or "asdf"


def _shuffled(text: str, draw: random.Random) -> str:
    words = re.findall(r"\w+", text.lower())
    draw.shuffle(words)
    return _written(words, draw) or "the of"


def _written(words: Sequence[str], draw: random.Random) -> str:
    """Writes words as sentences, or as a speech recogniser does: how they look tells nothing."""
    if draw.random() < 0.5:
        return " ".join(words)
    starts = range(0, len(words), _SENTENCE_WORDS)
    sentences = [" ".join(words[start : start + _SENTENCE_WORDS]) for start in starts]
    return " ".join(f"{each[:1].upper()}{each[1:]}." for each in sentences)


def _one_word(text: str, draw: random.Random) -> str:
    return draw.choice(_ONE_WORD)


def _opener(text: str, draw: random.Random) -> str:
    return draw.choice(_OPENERS)


def _heard(text: str, draw: random.Random) -> str:
    words, fillers = [], draw.uniform(0, _MOST_FILLERS)
    for word in re.sub(r"[^\w\s'%.]|\.(?!\d)", "", text).lower().split():
        if draw.random() < fillers:
            words.append(draw.choice(_FILLERS))
        if word not in ("a", "an", "the") or draw.random() > 0.3:
            words.append(word)
    return " ".join(words)
