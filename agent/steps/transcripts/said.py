"""What a file has people say, before anybody knows who the candidate is."""

import re
from dataclasses import dataclass

from agent.errors import TranscriptError
from agent.records import Level, Transcript

_WITHOUT_SPACES = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Said:
    """One stretch of speech, as a file has it.

    Attributes:
        speaker: the name as it is written; empty where the file names nobody.
        text: what was said.
        t: the time as it is written, in seconds: it may be missing, NaN, negative or absurd.
    """

    speaker: str
    text: str
    t: float | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file holds.

    Attributes:
        said: in the order of the file.
        notes: what was left out.
        time_of_day: the times are those of a clock on the wall, not of the recording.
        id: what the file calls itself; empty where it does not.
        round: the round that the file names; empty where it names none.
        prompt: the problem that the file names; empty where it names none.
        level: the target level that the file names.
    """

    said: tuple[Said, ...]
    notes: tuple[str, ...] = ()
    time_of_day: bool = False
    id: str = ""
    round: str = ""
    prompt: str = ""
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the user says about a transcript that the file may not.

    Attributes:
        candidate: the candidate's names; the candidate is guessed where there is none.
        round: the round's id; it is recognised by what is said where it is empty.
        level: the target level of a transcript that has none.
    """

    candidate: tuple[str, ...] = ()
    round: str = ""
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class ReadTranscript:
    """A transcript, and what was guessed, estimated or left out in reading it."""

    transcript: Transcript
    notes: tuple[str, ...] = ()


def nobody_named() -> TranscriptError:
    """The fault of a text in which no speaker is named."""
    return TranscriptError(
        "it is not a transcript that names who speaks",
        "export it with the speakers' names, or write a name and a colon before every turn",
    )


def words_in(text: str) -> int:
    """Counts words; two letters count as one in scripts that put no spaces between words."""
    return len(text.split()) + len(_WITHOUT_SPACES.findall(text)) // 2


def counted(number: int, one: str, many: str = "") -> str:
    """Returns a number with its noun, as in "1 turn" and "2 turns"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
