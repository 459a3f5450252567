"""What an interviewer's turn says of its own, and the words that it must not use."""

import re

from agent.records import SessionTurn
from agent.steps.sentences import SENTENCE_END

MARKUP = re.compile(r"[*#`<>]|^\s*[-\d]+[.)]?\s", re.MULTILINE)
PRAISE = re.compile(
    r"\b(?:great|excellent|awesome|fantastic|impressive|perfect|wonderful|amazing|brilliant"
    r"|well done|good (?:job|point|answer|question|start|choice|idea|approach|thinking)"
    r"|nice(?:ly)?|i (?:like|love) (?:that|your|how)|that'?s (?:right|correct|good)"
    r"|sounds (?:good|great)|solid)\b",
    re.IGNORECASE,
)
TIME = re.compile(
    r"\b\d+ (?:more )?minutes?\b(?: (?:left|remain\w*|to go|into))"
    r"|\b(?:minutes?|time) (?:left|remaining|is up|has run out)\b"
    r"|\b(?:running|run) out of time\b|\bwe have (?:about |only )?\w+ minutes\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'You said "([^"]*)"')


def own_words(turn: SessionTurn) -> str:
    """Returns what a turn says beyond what code told and what the draft quotes of the candidate."""
    text = turn.text.removeprefix(turn.told)
    for each in _QUOTED.findall(turn.direction):
        text = text.replace(each, "")
    return text


def question_in(text: str) -> str:
    """Returns the last sentence that asks something; the whole text where none does."""
    asking = [each for each in SENTENCE_END.split(text.strip()) if "?" in each]
    return asking[-1] if asking else text.strip()
