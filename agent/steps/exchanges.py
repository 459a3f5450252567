"""A transcript as exchanges: what the interviewer asked, and what the candidate said to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.records import Transcript, Turn
from agent.steps.fencing import clean
from agent.steps.sentences import SENTENCE_END

TEXT_VERSION = "2"
"""Raised when the text of an exchange changes: what was fitted on another text fits no more."""

LONGEST_WORDS = 300
"""Words of an exchange; a longer one is cut into several, so that each can be read whole."""
_ASKED_WORDS = 50
"""Words of an interviewer's turn; of a longer one only the questions are read, since what the
interviewer explains is nothing that the candidate said."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A stretch of a round: the interviewer's turns, then the candidate's.

    Attributes:
        asked: 0-based indices of the interviewer's turns; may be empty at the start.
        answered: those of the candidate's; at least one.
        heard: the interviewer's words, by turn.
        said: the candidate's words, by turn or piece of a turn.
        text: both, a line a turn, with who says it.
    """

    asked: tuple[int, ...]
    answered: tuple[int, ...]
    heard: tuple[str, ...]
    said: tuple[str, ...]
    text: str


def exchanges(transcript: Transcript) -> tuple[Exchange, ...]:
    """Cuts a transcript where the interviewer begins to speak again; unanswered turns are left."""
    turns = transcript.turns
    found: list[Exchange] = []
    for part in stretches(turns):
        asked = [place for place in part if turns[place].speaker == "interviewer"]
        answered = [place for place in part if turns[place].speaker != "interviewer"]
        if answered:
            found += _exchanges(asked, answered, turns)
    return tuple(found)


def stretches(turns: Sequence[Turn]) -> list[list[int]]:
    """Cuts a round where the interviewer speaks again; returns the 0-based turns of each part.

    In the last part nobody may have answered.
    """
    parts: list[list[int]] = [[]]
    answered = False
    for place, turn in enumerate(turns):
        asks = turn.speaker == "interviewer"
        if asks and answered:
            parts.append([])
        answered = not asks
        parts[-1].append(place)
    return parts


def _exchanges(
    asked: Sequence[int], answered: Sequence[int], turns: Sequence[Turn]
) -> Iterator[Exchange]:
    heard = {place: _question(turns[place].text) for place in asked}
    room = LONGEST_WORDS - sum(len(text.split()) for text in heard.values())
    for said in _pieces([(place, turns[place].text) for place in answered], max(50, room)):
        spoken = [(place, f"Candidate: {_line(text)}") for place, text in said]
        lines = [(place, f"Interviewer: {_line(text)}") for place, text in heard.items()]
        yield Exchange(
            asked=tuple(asked),
            answered=tuple(dict.fromkeys(place for place, _ in said)),
            heard=tuple(heard.values()),
            said=tuple(text for _, text in said),
            text="\n".join(line for _, line in sorted(lines + spoken, key=lambda each: each[0])),
        )


def _pieces(said: list[tuple[int, str]], most: int) -> Iterator[list[tuple[int, str]]]:
    """Cuts a long answer between turns, or between sentences of a turn that is itself too long."""
    kept: list[tuple[int, str]] = []
    words = 0
    for place, text in said:
        for piece in [text] if len(text.split()) <= most else _cut(text, most):
            length = len(piece.split())
            if kept and words + length > most:
                yield kept
                kept, words = [], 0
            kept.append((place, piece))
            words += length
    yield kept


def _cut(text: str, most: int) -> Iterator[str]:
    """Cuts a text into pieces of whole sentences, or of words where there are no sentences."""
    kept: list[str] = []
    for sentence in SENTENCE_END.split(text):
        words = sentence.split()
        for start in range(0, len(words), most):
            part = words[start : start + most]
            if kept and len(kept) + len(part) > most:
                yield " ".join(kept)
                kept = []
            kept += part
    if kept:
        yield " ".join(kept)


def _question(text: str) -> str:
    """The interviewer's turn, or only its questions where it is long."""
    if len(text.split()) <= _ASKED_WORDS:
        return text
    asked = " ".join(each for each in SENTENCE_END.split(text) if each.rstrip().endswith("?"))
    return " ".join((asked or text).split()[-_ASKED_WORDS:])


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def texts_of(parts: Sequence[Exchange]) -> set[str]:
    """Returns every text that `agent.steps.segmenting.features` needs the embedding of."""
    return {text for part in parts for text in (*part.heard, *part.said)}
