"""Transcripts from the formats that other programs write, in pure steps.

A text is parsed into stretches of speech (`parse`), and these are made into a transcript of one
round (`assembled`). Reading files is the wiring's business.
"""

from agent.errors import TranscriptError
from agent.records import Transcript
from agent.steps.transcripts.assembly import assembled, completed
from agent.steps.transcripts.cues import are_cues, parse_cues
from agent.steps.transcripts.messages import parse_json
from agent.steps.transcripts.prose import parse_prose
from agent.steps.transcripts.said import Parsed, Reading, ReadTranscript, Said

__all__ = ["Parsed", "ReadTranscript", "Reading", "Said", "assembled", "completed", "parse"]

_MOST_LINES = 200_000


def parse(text: str, name: str = "") -> Transcript | Parsed:
    """Reads a text in whichever format it is: by its content first, by its name second.

    Args:
        text: of the whole file, with `\\n` at the line ends.
        name: the file's.

    Returns:
        A transcript where it is one of ours, else what is said in it.

    Raises:
        TranscriptError: it is no transcript, or nobody is named as speaking.
    """
    broken = None
    if text.lstrip().startswith(("{", "[")):
        try:
            return parse_json(text)
        except ValueError as error:  # "[00:12] Ada: text" begins like JSON and is none
            broken = error
    if text.count("\n") > _MOST_LINES:
        raise TranscriptError(
            f"it is not a transcript: it has more than {_MOST_LINES:,} lines",
            "name a file that holds one interview",
        )
    if are_cues(text, name.lower().endswith((".vtt", ".srt"))):
        return parse_cues(text)
    try:
        return parse_prose(text)
    except TranscriptError:
        if broken is None:
            raise
        fault = f"it is not a transcript, since its JSON is broken ({broken})"
        raise TranscriptError(fault, "save it anew") from broken
