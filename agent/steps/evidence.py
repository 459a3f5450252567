"""Checking quotes: what a grader says a candidate said must stand in the transcript.

A quote is accepted where its words stand in one turn, letter for letter or after folding case,
white space and punctuation. What is kept is the transcript's own text, with the turn where it
really stands, whatever turn the grader named. A quote that stands nowhere is dropped and said.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from agent.records import Evidence, Record, Transcript, Turn

FEWEST_WORDS = 3
"""A quote of fewer words shows nothing, unless it is the whole turn."""

_WORD = re.compile(r"\w[\w\u0300-\u036f]*")
_ENDS = re.compile(r"[.!?\n]")


class Quote(Record):
    """A quote as a grader gives it: the line it names and the words it copied."""

    turn: int
    quote: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a grader's quotes: those found, and those that stand nowhere."""

    found: tuple[Evidence, ...]
    dropped: tuple[str, ...]


def check_quotes(quotes: Iterable[Quote], transcript: Transcript) -> Checked:
    """Looks every quote up in the candidate's turns.

    Args:
        quotes: what the grader gave; the named turn is tried first, then all others.
        transcript: what was said.

    Returns:
        The quotes found, without repeats, and those dropped, in the order given.
    """
    found: list[Evidence] = []
    dropped: list[str] = []
    for quote in quotes:
        evidence = _look_up(quote, transcript, "candidate")
        if evidence is None:
            dropped.append(quote.quote)
        elif evidence not in found:
            found.append(evidence)
    return Checked(tuple(found), tuple(dropped))


def unanswered_question(quotes: Iterable[Quote], transcript: Transcript) -> Evidence | None:
    """Returns the interviewer's question that a score of 1 points at, if one is quoted."""
    for quote in quotes:
        evidence = _look_up(quote, transcript, "interviewer")
        if evidence is not None and _is_asked(evidence, transcript):
            return evidence.model_copy(update={"role": "question"})
    return None


def _is_asked(evidence: Evidence, transcript: Transcript) -> bool:
    """Whether the sentence in which a quote ends is a question that got no answer."""
    text = transcript.turns[evidence.turn].text
    end = text.index(evidence.quote) + len(evidence.quote.rstrip(".!?\"')"))
    found = _ENDS.search(text, end)
    return found is not None and found[0] == "?" and not _is_answered(evidence.turn, transcript)


def _is_answered(turn: int, transcript: Transcript) -> bool:
    """Whether the candidate's next words are enough to be quoted."""
    following = transcript.turns[turn + 1 : turn + 2]
    words = [len(_WORD.findall(t.text)) for t in following if t.speaker == "candidate"]
    return any(count >= FEWEST_WORDS for count in words)


def _look_up(quote: Quote, transcript: Transcript, speaker: str) -> Evidence | None:
    wanted = [word for word, _, _ in _words(quote.quote)]
    if not wanted:
        return None
    for place, turn in _nearest_first(quote.turn, transcript.turns):
        if turn.speaker == speaker and (span := _find(wanted, turn.text)):
            return Evidence(turn=place, quote=span, t=turn.t)
    return None


def _nearest_first(named: int, turns: Sequence[Turn]) -> list[tuple[int, Turn]]:
    return sorted(enumerate(turns), key=lambda each: abs(each[0] - named))


def _find(wanted: Sequence[str], text: str) -> str | None:
    """Returns the stretch of a text whose words are those wanted, or None."""
    words = list(_words(text))
    if len(wanted) < min(FEWEST_WORDS, len(words)):
        return None
    for start in range(len(words) - len(wanted) + 1):
        window = words[start : start + len(wanted)]
        if [word for word, _, _ in window] == list(wanted):
            return _with_punctuation(text, window[0][1], window[-1][2])
    return None


def _with_punctuation(text: str, start: int, end: int) -> str:
    """Widens a stretch over the punctuation that closes it, so that it reads as it was said."""
    while end < len(text) and text[end] in ".!?%)\"'":
        end += 1
    return text[start:end]


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yields folded words with where they start and end in the text."""
    for match in _WORD.finditer(text):
        folded = unicodedata.normalize("NFKC", match[0]).casefold()
        yield folded, match.start(), match.end()
