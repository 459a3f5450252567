"""Facts about how a candidate spoke. No score is read from them."""

import re
from collections.abc import Iterator, Sequence

from agent.records import Speech, Transcript, Turn

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FILLERS = re.compile(
    r"(?<!\w)(?:um+|uh+|erm*|hmm+|you know|i mean|sort of|kind of|basically|like,)(?!\w)",
    re.IGNORECASE,
)
PLAUSIBLE_PACE = (40.0, 260.0)
"""Words a minute that a person speaks; outside them the times are not those of the speech."""


def speech(transcript: Transcript) -> Speech | None:
    """Returns the facts, or None where the candidate says no word."""
    turns = transcript.turns
    counts = [words_in(turn.text) for turn in turns]
    own = [place for place, turn in enumerate(turns) if turn.speaker == "candidate"]
    words = sum(counts[place] for place in own)
    if not words:
        return None
    longest = max(own, key=lambda place: counts[place])
    fillers = sum(fillers_in(turns[place].text) for place in own)
    return Speech(
        words=words,
        share=round(words / sum(counts), 4),
        words_a_minute=_pace(turns, counts, own),
        longest_words=counts[longest],
        longest_turn=longest,
        fillers=fillers,
        fillers_per_100=round(100 * fillers / words, 2),
    )


def words_in(text: str) -> int:
    """Counts the words of a text."""
    return len(_WORD.findall(text))


def fillers_in(text: str) -> int:
    """Counts how often a text fills a gap ("um", "you know")."""
    return len(_FILLERS.findall(text))


def _pace(turns: Sequence[Turn], counts: Sequence[int], own: Sequence[int]) -> float | None:
    """Words a minute over the turns that another follows; None where that is no human pace."""
    timed = [place for place in own if place + 1 < len(turns)]
    seconds = sum(_lengths(turns, timed))
    words = sum(counts[place] for place in timed)
    if not words or seconds <= 0:
        return None
    pace = 60 * words / seconds
    return round(pace, 1) if PLAUSIBLE_PACE[0] <= pace <= PLAUSIBLE_PACE[1] else None


def _lengths(turns: Sequence[Turn], places: Sequence[int]) -> Iterator[float]:
    for place in places:
        yield max(0.0, turns[place + 1].t - turns[place].t)
