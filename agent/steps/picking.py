"""Picking the quotes that a reading rests on; they are cut from the transcript, never written.

A logistic model over a few plain signs of a stretch (how likely its exchange is on the area, cues,
numbers, reasons, length, place) says how likely a rater would quote from it. It is fitted on what
raters quoted. The likeliest stretch is quoted, and a second one only where it is likely by itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from agent.records import Area, Evidence, Transcript
from agent.steps.coverage import cues_in
from agent.steps.exchanges import Exchange
from agent.steps.logistic import Floats, Logistic
from agent.steps.sentences import SENTENCE_END

LONGEST_WORDS = 60
SIGNS = 19
_EXCHANGES = 5
_FLOOR = 0.12
_NEAR = 0.3
_FEWEST_WORDS = 3
_MOST_QUOTES = 3
_SURE = 0.72
"""How likely a further quote has to be."""

_NUMBER = re.compile(
    r"\d|\b(?:hundred|thousand|million|billion|percent|twice|half|second|weeks?|days?)\b", re.I
)
_REASON = re.compile(r"\b(?:because|since|so|rather than|instead|otherwise|but|if)\b", re.I)
_OWN = re.compile(r"\b(?:I|we|my|our)\b", re.I)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of an answer that could be quoted.

    Attributes:
        turn: 0-based index of its turn.
        text: the transcript's own characters.
        signs: shape (19,).
    """

    turn: int
    text: str
    signs: Floats


def picked(
    transcript: Transcript,
    parts: Sequence[Exchange],
    likely: Floats,
    area: Area,
    picking: Logistic,
) -> tuple[Evidence, ...]:
    """Returns one to three quotes for an area, each from another turn, the likeliest first.

    Args:
        transcript: what was said.
        parts: its exchanges.
        likely: how likely each exchange is on the area, shape (exchanges,).
        area: whose criteria's cues make a stretch worth quoting.
        picking: what was fitted.
    """
    found = list(stretches(transcript, parts, likely, area))
    if not found:
        return ()
    odds = picking.odds(np.array([each.signs for each in found]))
    quotes: dict[int, Evidence] = {}
    for place in np.argsort(-odds, kind="stable"):
        each = found[place]
        if quotes and (odds[place] < _SURE or len(quotes) == _MOST_QUOTES):
            break
        quote = Evidence(turn=each.turn, quote=each.text, t=transcript.turns[each.turn].t)
        quotes.setdefault(each.turn, quote)
    return tuple(quotes.values())


def stretches(
    transcript: Transcript, parts: Sequence[Exchange], likely: Floats, area: Area
) -> Iterator[Stretch]:
    """Yields what could be quoted for an area: of its likeliest exchanges, short enough.

    Args:
        transcript: what was said.
        parts: its exchanges.
        likely: how likely each is on the area, shape (exchanges,).
        area: whose cues are looked for.
    """
    order = np.argsort(-likely, kind="stable")[:_EXCHANGES]
    for rank, place in enumerate(order):
        if rank and likely[place] < _FLOOR:
            return
        around = _around(likely, int(place), rank)
        for turn in parts[place].answered:
            text = transcript.turns[turn].text
            for first, (start, stretch) in enumerate(windows(text)):
                signs = _signs(stretch, text, start, area, first == 0)
                yield Stretch(turn, stretch, np.concatenate([around, signs, _both(around, signs)]))


def _around(likely: Floats, place: int, rank: int) -> Floats:
    """Of the exchange, shape (8,)."""
    own = float(likely[place])
    before, after = likely[max(0, place - 1)], likely[min(len(likely) - 1, place + 1)]
    near = float((likely > _NEAR).sum())
    return np.array([own, np.log(own + 1e-3), rank == 0, rank == 1, rank, before, after, near])


def _signs(stretch: str, text: str, start: int, area: Area, first: bool) -> Floats:
    """Of the stretch itself, shape (10,)."""
    words, whole = len(stretch.split()), len(text.split())
    share = 10.0 / (words + 5)
    cues = len(cues_in(stretch, area))
    return np.array(
        [
            words / LONGEST_WORDS,
            min(whole, 200) / 200,
            start / max(1, len(text)),
            first,
            min(cues, 4),
            cues * share,
            min(len(_NUMBER.findall(stretch)), 3),
            min(len(_REASON.findall(stretch)), 4),
            len(_OWN.findall(stretch)) * share,
            words >= whole,
        ]
    )


def _both(around: Floats, signs: Floats) -> Floats:
    """How likely the exchange is, times its cues, shape (1,)."""
    return np.array([around[0] * signs[4]])


def windows(text: str) -> list[tuple[int, str]]:
    """Returns the stretches of whole sentences that are short enough to be quoted, with the start.

    Each is as long as it can be from its first sentence on; a sentence that is too long is cut
    after its last whole word. All are stretches of the text as it stands.
    """
    gaps = list(SENTENCE_END.finditer(text))
    starts, ends = [0, *(gap.end() for gap in gaps)], [*(gap.start() for gap in gaps), len(text)]
    found = []
    for first, start in enumerate(starts):
        fitting = [end for end in ends[first:] if len(text[start:end].split()) <= LONGEST_WORDS]
        end = fitting[-1] if fitting else start + _cut(text[start:])
        stretch = text[start:end].strip()
        if stretch and len(stretch.split()) >= min(_FEWEST_WORDS, len(text.split())):
            found.append((start, stretch))
    return found


def _cut(text: str) -> int:
    words = list(re.finditer(r"\S+", text))
    return words[min(LONGEST_WORDS, len(words)) - 1].end()
