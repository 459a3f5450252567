"""Three baselines that read the whole transcript: one call for all areas, the digit, a checklist.

They share the system text and the transcript, which come first, so that a server with a prompt
cache reads a transcript once for all of them. None of them thinks aloud before it scores.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field, create_model

from agent.errors import ModelAnswerError
from agent.ports.chat import ChatModel, Message
from agent.records import Answers, Area, Judged, Prompt, Record, Rubric, Usage

ONE_CALL_TOKENS = 640
LEAST_MASS = 0.1
"""How much of the odds must be on the words asked for; below it, an answer cannot be read."""

_FEEDBACK_CHARS = 160
_DIGITS = {str(score): score for score in range(1, 6)}
_YES, _NO = "yes", "no"


class AreaFeedback(Record):
    """What products in this field ask for an area in their one call."""

    feedback: Annotated[str, Field(json_schema_extra={"maxLength": _FEEDBACK_CHARS})]
    score: Annotated[int, Field(ge=1, le=5)]


def one_call_messages(
    shared: tuple[str, str], rubric: Rubric, prompt: Prompt
) -> tuple[Message, ...]:
    """Returns the prompt that asks for all areas at once.

    Args:
        shared: the system text and the fenced transcript.
        rubric: of the round.
        prompt: of the baselines.
    """
    lines = (
        prompt.render("area-line", id=area.id, title=area.title, definition=area.definition)
        for area in rubric.areas
    )
    return _messages(shared, prompt.render("all-areas", areas="\n".join(lines)))


def one_call(messages: Sequence[Message], rubric: Rubric, model: ChatModel, grader: str) -> Answers:
    """Scores all areas by one structured call; where it cannot be read, no area has a score.

    Raises:
        ModelRefusedError: the model will refuse every call.
        ModelUnavailableError: it could not be reached.
    """
    fields: Any = {area.id: (AreaFeedback, ...) for area in rubric.areas}
    shape = create_model("AllAreas", __base__=Record, **fields)
    try:
        reply = model.structured(messages, shape, max_tokens=ONE_CALL_TOKENS)
    except ModelAnswerError as error:
        failed = Judged(reason=error.fault)
        return Answers(judged={area.id: {grader: failed} for area in rubric.areas})
    judged = {
        area.id: {grader: Judged(score=getattr(reply.value, area.id).score)}
        for area in rubric.areas
    }
    return Answers(judged=judged, usage=reply.usage)


def digit_messages(shared: tuple[str, str], area: Area, prompt: Prompt) -> tuple[Message, ...]:
    """Returns the prompt that asks for one digit; the arguments are as in `one_call_messages`."""
    asked = prompt.render("digit", title=area.title, definition=area.definition)
    return _messages(shared, asked)


def digit(messages: Sequence[Message], area: Area, model: ChatModel, grader: str) -> Answers:
    """Scores an area by the expectation of the digit: the sum of p(d) * d, p over 1 to 5 alone.

    Raises:
        ModelRefusedError: the model will refuse every call.
        ModelUnavailableError: it could not be reached.
    """
    try:
        reply = model.odds(messages)
    except ModelAnswerError as error:
        return Answers(judged={area.id: {grader: Judged(reason=error.fault)}})
    odds = _over(reply.value, _DIGITS)
    mass = sum(odds.values())
    if mass < LEAST_MASS:
        found = Judged(reason=f"only {mass:.0%} of the odds are on the digits 1 to 5")
    else:
        found = Judged(score=sum(_DIGITS[d] * p for d, p in odds.items()) / mass)
    return Answers(judged={area.id: {grader: found}}, usage=reply.usage)


def checklist_messages(
    shared: tuple[str, str], area: Area, prompt: Prompt
) -> tuple[tuple[Message, ...], ...]:
    """Returns one yes/no prompt a criterion of the area, as in `one_call_messages`."""
    return tuple(
        _messages(shared, prompt.render("item", title=area.title, criterion=criterion.text))
        for criterion in area.criteria
    )


def checklist(
    items: Sequence[Sequence[Message]], area: Area, model: ChatModel, vote: str, mean: str
) -> Answers:
    """Scores an area by yes/no items, each by P(Yes) / (P(Yes) + P(No)) of one token.

    Args:
        items: the prompts, at least one.
        area: of the round's rubric.
        model: who answers.
        vote: the grader that is 1 + 4 * the share of items over a half.
        mean: the grader that is 1 + 4 * the mean over the items.

    Raises:
        ModelRefusedError: the model will refuse every call.
        ModelUnavailableError: it could not be reached.
    """
    shares: list[float] = []
    usage = Usage()
    for messages in items:
        try:
            reply = model.odds(messages)
        except ModelAnswerError as error:
            return _neither(area, (vote, mean), error.fault, usage)
        usage += reply.usage
        odds = _over(reply.value, (_YES, _NO))
        mass = sum(odds.values())
        if mass < LEAST_MASS:
            why = f"only {mass:.0%} of the odds of an item are on Yes and No"
            return _neither(area, (vote, mean), why, usage)
        shares.append(odds.get(_YES, 0.0) / mass)
    yes = sum(share > 0.5 for share in shares) / len(shares)
    scores = {vote: 1 + 4 * yes, mean: 1 + 4 * sum(shares) / len(shares)}
    judged = {grader: Judged(score=score) for grader, score in scores.items()}
    return Answers(judged={area.id: judged}, usage=usage)


def _neither(area: Area, graders: Sequence[str], why: str, usage: Usage) -> Answers:
    judged = {grader: Judged(reason=why) for grader in graders}
    return Answers(judged={area.id: judged}, usage=usage)


def _over(
    odds: Mapping[str, float], words: Mapping[str, object] | Sequence[str]
) -> dict[str, float]:
    """Sums the odds of the tokens that are one of some words, but for case and white space."""
    found: dict[str, float] = {}
    for token, share in odds.items():
        word = token.strip().casefold()
        if word in words:
            found[word] = found.get(word, 0.0) + share
    return found


def _messages(shared: tuple[str, str], asked: str) -> tuple[Message, ...]:
    return Message("system", shared[0]), Message("user", f"{shared[1]}\n\n{asked}")
