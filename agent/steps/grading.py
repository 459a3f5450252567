"""Grading a transcript: one structured call an area, its quotes checked, the verdict computed.

A call that fails leaves its area unscored with the reason. Nothing here makes up a number.
"""

import hashlib
from collections.abc import Callable, Sequence
from typing import Annotated

from pydantic import Field

from agent.errors import ModelAnswerError, ModelError, ModelUnavailableError
from agent.ports.chat import ChatModel, Message, Reply
from agent.records import (
    Area,
    AreaScore,
    Prompt,
    Record,
    Rubric,
    Scorecard,
    Stamp,
    Transcript,
    Turn,
    Usage,
    Versions,
)
from agent.records.scorecard import Status
from agent.steps.evidence import Checked, Quote, check_quotes, unanswered_question
from agent.steps.fencing import fenced
from agent.steps.verdict import verdict
from agent.steps.windowing import gaps, room_for_turns, turns_shown

LONGEST_ANSWER_TOKENS = 320
JUDGEMENT_VERSION = "1"
"""Raised when the shape of `Judgement` changes."""

UNCALIBRATED = Stamp(id="uncalibrated", version="1", sha256=hashlib.sha256(b"").hexdigest()[:12])
"""The calibration in force: scores are taken as the model gives them."""

_GAP = "…\n"
NEVER_CAME_UP = "the grader found that the area never came up"
"""Why an area has no score where the grader says that it was not assessed."""

_QUOTES = 2
_QUOTE_CHARS = 120
_RATIONALE_CHARS = 160

OnArea = Callable[[Area, AreaScore | None], None]


class BoundedQuote(Quote):
    """A quote as the grader is asked for it."""

    quote: Annotated[str, Field(json_schema_extra={"maxLength": _QUOTE_CHARS})]


class Judgement(Record):
    """What the grader is asked for: evidence first, then what it shows, then the score."""

    evidence: Annotated[
        tuple[BoundedQuote, ...], Field(json_schema_extra={"minItems": 1, "maxItems": _QUOTES})
    ]
    rationale: Annotated[str, Field(json_schema_extra={"maxLength": _RATIONALE_CHARS})]
    score: Annotated[int, Field(ge=1, le=5)] | None


def no_report(area: Area, found: AreaScore | None) -> None:
    """An `OnArea` that shows nothing."""


def grade(
    transcript: Transcript,
    rubric: Rubric,
    prompt: Prompt,
    model: ChatModel,
    versions: Versions,
    on_area: OnArea = no_report,
    before: Scorecard | None = None,
) -> Scorecard:
    """Grades one round.

    Args:
        transcript: what was said.
        rubric: the scale, the areas and the bars.
        prompt: the judge's prompt.
        model: who judges.
        versions: what is in force.
        on_area: is told of an area when it is begun (None) and when it is done.
        before: an earlier scorecard of the same words by the same versions, whose areas are kept
            but for those whose call failed.

    Raises:
        ModelRefusedError: the model will refuse every call.
    """
    room = _room(rubric, prompt, model)
    kept = {i: a for i, a in before.areas.items() if not a.call_failed} if before else {}
    areas: dict[str, AreaScore] = {}
    usage = before.usage if before else Usage()
    for area in rubric.areas:
        if area.id in kept:
            areas[area.id] = kept[area.id]
            continue
        on_area(area, None)
        shown = turns_shown(transcript, area, room)
        part = shared_messages(transcript, rubric, prompt, shown)
        areas[area.id], cost = _grade_area(area, part, prompt, model, transcript)
        left_out = len(transcript.turns) - len(shown)
        areas[area.id] = areas[area.id].model_copy(update={"turns_left_out": left_out})
        usage += cost
        on_area(area, areas[area.id])
    decided, reason = verdict(areas, rubric, transcript.target_level)
    return Scorecard(
        transcript_id=transcript.id,
        transcript_sha256=content_hash(transcript),
        round=transcript.round,
        target_level=transcript.target_level,
        areas=areas,
        verdict=decided,
        verdict_reason=reason,
        versions=versions,
        usage=usage,
    )


def content_hash(transcript: Transcript) -> str:
    """Returns the first 12 hexadecimal digits over what was said and what it is measured by."""
    body = transcript.model_dump_json(include={"round", "target_level", "turns"})
    return hashlib.sha256(body.encode()).hexdigest()[:12]


def shared_messages(
    transcript: Transcript, rubric: Rubric, prompt: Prompt, shown: Sequence[int] | None = None
) -> tuple[str, str]:
    """Returns the system text and the fenced transcript, the same for every area.

    Args:
        transcript: what was said.
        rubric: the scale.
        prompt: the judge's.
        shown: the places of the turns that fit; all where it is None.
    """
    places = range(len(transcript.turns)) if shown is None else shown
    after_a_gap = gaps(places)
    lines = "\n".join(
        f"{_GAP if place in after_a_gap else ''}{_line(place, transcript.turns[place])}"
        for place in places
    )
    return _system(rubric, prompt), prompt.render("transcript", lines=lines)


def _line(place: int, turn: Turn) -> str:
    return f"[{place}] {turn.speaker.upper()}: {_indented(turn.text)}"


def _system(rubric: Rubric, prompt: Prompt) -> str:
    scale = "\n".join(f"{g.score} = {g.name}: {g.meaning}" for g in rubric.scale)
    return prompt.render("system", scale=scale)


def _room(rubric: Rubric, prompt: Prompt, model: ChatModel) -> int:
    """Returns how many tokens of a transcript fit beside the longest prompt for an area."""
    areas = (prompt.render("area", title=a.title, definition=a.definition) for a in rubric.areas)
    texts = (_system(rubric, prompt), max(areas, key=len))
    return room_for_turns(model.context_tokens, LONGEST_ANSWER_TOKENS, texts)


def _indented(text: str) -> str:
    """Fences a turn and indents its further lines, so that none can pass for another turn's."""
    return fenced(text).replace("\n", "\n    ")


def _grade_area(
    area: Area, shared: tuple[str, str], prompt: Prompt, model: ChatModel, transcript: Transcript
) -> tuple[AreaScore, Usage]:
    asked = prompt.render("area", title=area.title, definition=area.definition)
    messages = [Message("system", shared[0]), Message("user", f"{shared[1]}\n\n{asked}")]
    try:
        reply: Reply[Judgement] = model.structured(
            messages, Judgement, max_tokens=LONGEST_ANSWER_TOKENS
        )
    except (ModelAnswerError, ModelUnavailableError) as error:
        return failed_call(error), Usage()
    return _scored(reply.value, transcript), reply.usage


def failed_call(error: ModelError) -> AreaScore:
    """Returns an area whose call failed: unscored, with the reason, and worth another try."""
    reason = f"the grader's call failed: {error.fault}"
    return AreaScore(score=None, status="unscored", unscored_reason=reason, call_failed=True)


def no_quote_stands(given: int) -> str:
    """Returns why an area has no score where none of so many quotes stands."""
    if not given:
        return "the grader gave no quote"
    return f"none of the grader's {given} quotes stands in the candidate's turns"


def _scored(judgement: Judgement, transcript: Transcript) -> AreaScore:
    """Turns a judgement into a score, if its quotes carry one."""
    quotes = [_whole_words(quote) for quote in judgement.evidence]
    checked = check_quotes(quotes, transcript)
    if judgement.score is None:
        return _without_score("not assessed", NEVER_CAME_UP, judgement, checked)
    if not checked.found and judgement.score == 1:
        checked = _with_unanswered_question(quotes, checked, transcript)
    evidence = checked.found
    if not evidence:
        reason = no_quote_stands(len(judgement.evidence))
        return _without_score("unscored", reason, judgement, checked)
    return AreaScore(
        score=judgement.score,
        status="scored",
        evidence=evidence,
        rationale=judgement.rationale.strip(),
        dropped_quotes=checked.dropped,
    )


def _whole_words(quote: Quote) -> Quote:
    """Takes off a word that the schema's longest length may have cut through."""
    words = quote.quote.rsplit(None, 1)
    if len(quote.quote) < _QUOTE_CHARS or len(words) < 2:
        return quote
    return Quote(turn=quote.turn, quote=words[0])


def _with_unanswered_question(
    quotes: Sequence[Quote], checked: Checked, transcript: Transcript
) -> Checked:
    """Takes the interviewer's question, if one is quoted, as what a score of 1 rests on."""
    for quote in quotes:
        question = unanswered_question([quote], transcript)
        if question is not None:
            dropped = tuple(text for text in checked.dropped if text != quote.quote)
            return Checked((question,), dropped)
    return checked


def _without_score(
    status: Status, reason: str, judgement: Judgement, checked: Checked
) -> AreaScore:
    return AreaScore(
        score=None,
        status=status,
        unscored_reason=reason,
        evidence=checked.found,
        rationale=judgement.rationale.strip(),
        dropped_quotes=checked.dropped,
    )
