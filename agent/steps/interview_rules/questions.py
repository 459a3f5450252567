"""One question a turn, or a statement that is there on purpose."""

import re
from collections.abc import Iterator

from agent.records import Broken, MoveKind
from agent.steps.interview_rules.seen import Asked, Embed, Held, Interviewed
from agent.steps.sentences import SENTENCE_END

_STATED: tuple[MoveKind, ...] = ("close", "constraint")
"""Moves whose words are data and need not ask."""
_REQUEST = re.compile(
    r"^(?:(?:so|and|then|now|please|okay|right|let's [^,.]+)[,:]? )*(?:tell|describe|walk|take|give"
    r"|explain|share|show|talk|name|pick|choose|say|lay|list|think of|go through|help me)\b",
    re.IGNORECASE,
)


def one_question(seen: Interviewed, embed: Embed) -> Held:
    """Each turn asks exactly one thing.

    A question mark is a question; where there is none, a last sentence that requests something
    ("Tell me …") is one. The opening and the close, and a changed constraint, are statements of
    code; a fact, a hint and an answer that code told may stand before the question.
    """
    del embed
    return Held(len(seen.asked), tuple(_broken(seen)))


def _broken(seen: Interviewed) -> Iterator[Broken]:
    for asked in seen.asked:
        if asked.number and asked.move.kind not in _STATED and (count := _asks(asked)) != 1:
            yield seen.broken(asked, f"{count} questions: {asked.own.strip()}")


def _asks(asked: Asked) -> int:
    marks = asked.own.count("?")
    if marks:
        return marks
    return int(bool(_REQUEST.match(SENTENCE_END.split(asked.own.strip())[-1])))
