"""Finding what a candidate says to whoever grades: it is reported.

The patterns name the grader, the score or the instructions; talk of scoring models, of grades of
content or of prompts in a design stays untouched. What slips through is still only fenced text.
"""

import re
from collections.abc import Iterator

from agent.records import Addressed, Transcript, Turn

_GRADER = r"(?:grader|grading (?:model|system|assistant)|evaluator|examiner|judge|scorer|assessor)"
_TOP = r"(?:full|top|maximum|max|perfect|highest|high|good|5|five|10|ten)"
_OF = r"(?:mark|score|point|star|out of|/|\b5\b)"
_WHAT = r"(?:me|this|the|my|candidate|answer|transcript|interview|area)"
_PATTERNS = (
    r"(?:ignore|disregard|forget|override)\b.{0,40}"
    r"\b(?:instruction|rule|rubric|prompt|direction|above)",
    rf"(?:note|message|instruction|memo|dear|hello|hi|attention)s?\b.{{0,20}}\b{_GRADER}",
    rf"\b{_GRADER}s?\b.{{0,60}}\b(?:score|mark|rate|grade|award|give|assign|must|should|please)s?\b",
    rf"\b(?:give|award|assign|grant|rate|score|mark|grade)\b.{{0,30}}\b{_WHAT}\b"
    rf".{{0,30}}\b{_TOP}\b.{{0,12}}{_OF}",
    rf"\b(?:deserve|earn|merit|warrant)s?\b.{{0,25}}\b{_TOP}\b.{{0,12}}{_OF}",
    r"\b(?:score|grade|rating|verdict)\b[\"']?\s*[:=]\s*[\"']?(?:[1-5]\b|strong hire|hire\b)",
    r"</?\s*(?:candidate|transcript|direction|system|instructions?|assistant|user)\s*>",
    r"<\|[^|>]{1,40}\|>",
    r"\[/?(?:inst|system)\]",
    r"\b(?:system|assistant|developer)\s*(?:prompt|message)?\s*:\s*\S",
    r"\byou are (?:now )?(?:an? |the )?"
    r"(?:helpful|lenient|generous|ai|language model|grader|assistant)\b",
    r"\b(?:as an? (?:ai|language model)|language model (?:reading|grading))\b",
    r"\bthis (?:answer|candidate|response|transcript) (?:is|was|has been) "
    r"(?:excellent|perfect|exceptional|outstanding|(?:already )?(?:graded|scored|approved))",
)
_FOUND = re.compile("|".join(f"(?:{each})" for each in _PATTERNS), re.IGNORECASE)
GAP = "[…]"
"""What may stand where such a sentence was."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def addressed(transcript: Transcript) -> tuple[Addressed, ...]:
    """Returns the candidate's sentences that speak to whoever grades, in order."""
    return tuple(
        Addressed(turn=place, text=sentence)
        for place, turn in enumerate(transcript.turns)
        if turn.speaker == "candidate"
        for sentence in _SENTENCE.split(turn.text)
        if _FOUND.search(sentence)
    )


def without_addressed(transcript: Transcript, gap: str = "") -> Transcript:
    """Returns the transcript without those sentences; turns keep their places and times.

    Args:
        transcript: what was said.
        gap: stands in the place of each of them.
    """
    turns = tuple(_without(turn, gap) for turn in transcript.turns)
    return transcript.model_copy(update={"turns": turns})


def _without(turn: Turn, gap: str) -> Turn:
    if turn.speaker != "candidate" or not _FOUND.search(turn.text):
        return turn
    return turn.model_copy(update={"text": "".join(_kept(turn.text, gap))})


def _kept(text: str, put: str) -> Iterator[str]:
    start = 0
    for gap in (*_SENTENCE.finditer(text), None):
        end = gap.end() if gap else len(text)
        sentence = text[start:end]
        if not _FOUND.search(sentence):
            yield sentence
        elif put:
            yield put + sentence[len(sentence.rstrip()) :]
        start = end
