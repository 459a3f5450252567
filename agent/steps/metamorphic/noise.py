"""Words that come out wrong although they were meant right: a machine's ear, a learnt language.

Numbers stay as they are, and so does what is said with them: the substance must survive.
"""

import re
from functools import partial

from agent.records import Noise
from agent.steps.metamorphic.said import Draw

_ARTICLE = re.compile(r"\b(?:[Tt]he|an?)\s+")
_POINTS = re.compile(r"[.,;:!?]+(?=\s|$)|[\"“”()]|\s[–—-](?=\s)")
_HEARD_WITHOUT_ARTICLE, _MISHEARD, _FILLED = 0.3, 0.8, 0.12
_SAID_WITHOUT_ARTICLE, _SLIPPED = 0.5, 0.8


def misheard(text: str, noise: Noise, draw: Draw) -> str:
    """Returns what a speech-to-text program would write.

    There is no punctuation and no capital, some articles are lost, words are taken for others that
    sound alike, and fillers are written down.
    """
    plain = _POINTS.sub("", _without_articles(text, _HEARD_WITHOUT_ARTICLE, draw)).lower()
    words: list[str] = []
    for word in plain.split():
        if draw.happens(_FILLED):
            words.append(draw.one_of(noise.fillers))
        words.append(noise.misheard[word] if _hears(word, noise, draw) else word)
    return " ".join(words)


def _hears(word: str, noise: Noise, draw: Draw) -> bool:
    return word in noise.misheard and draw.happens(_MISHEARD)


def slipped(text: str, noise: Noise, draw: Draw) -> str:
    """Returns what somebody might say who learnt the language late, with the same substance."""
    text = _without_articles(text, _SAID_WITHOUT_ARTICLE, draw)
    for right, slip in noise.slips.items():
        pattern = re.compile(rf"\b{re.escape(right)}\b", re.IGNORECASE)
        text = pattern.sub(partial(_slip, slip, draw), text)
    return text


def _slip(slip: str, draw: Draw, found: re.Match[str]) -> str:
    right = found.group()
    if not draw.happens(_SLIPPED):
        return right
    return slip[:1].upper() + slip[1:] if right[:1].isupper() else slip


def _without_articles(text: str, share: float, draw: Draw) -> str:
    found = _ARTICLE.sub(lambda each: "" if draw.happens(share) else each.group(), text)
    return found or text
