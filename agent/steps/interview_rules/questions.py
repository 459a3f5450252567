"""One question a turn, or a statement that is there on purpose."""

import re
from collections.abc import Iterator

from agent.records import Broken
from agent.steps.interview_rules.seen import Asked, Embed, Held, Interviewed
from agent.steps.sentences import SENTENCE_END

_REQUEST = re.compile(
    r"^(?:(?:so|and|then|now|please|okay|right|let's [^,.]+)[,:]? )*(?:tell|describe|walk|take|give"
    r"|explain|share|show|talk|name|pick|choose|say|lay|list|think of|go through|help me)\b",
    re.IGNORECASE,
)


def one_question(seen: Interviewed, embed: Embed) -> Held:
    """Each turn that a model worded asks exactly one thing.

    A question mark is a question; where there is none, a last sentence that requests something
    ("Tell me …") is one. Left out are the statements of code: opening, close, a changed constraint;
    a fact, a hint and an answer that code told may stand before the question.
    """
    del embed
    held = [each for each in seen.asked if each.worded]
    return Held(len(held), tuple(_broken(seen, held)), left_out=len(seen.asked) - len(held))


def own_words_kept(seen: Interviewed, embed: Embed) -> Held:
    """The model's own words were said, and not the draft in their place."""
    del embed
    held = [each for each in seen.asked if each.worded]
    broken = [seen.broken(each, each.turn.strayed) for each in held if each.turn.strayed]
    return Held(len(held), broken)


def _broken(seen: Interviewed, held: list[Asked]) -> Iterator[Broken]:
    for asked in held:
        if (count := _asks(asked)) != 1:
            yield seen.broken(asked, f"{count} questions: {asked.own.strip()}")


def _asks(asked: Asked) -> int:
    marks = asked.own.count("?")
    if marks:
        return marks
    return int(bool(_REQUEST.match(SENTENCE_END.split(asked.own.strip())[-1])))
