"""Asking a strong model for its judgement of one area, and checking what it rests on.

Evidence comes first: quotes, then the criteria that they meet, then why the score is not one
higher or lower, then the score. A criterion counts only where one of its quotes stands in the
candidate's turns. Where a quote stands nowhere, the model is told which, and asked once more.
(After the MTS recipe, arXiv 2404.04941: quotes per trait before the score.)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from agent.errors import ModelAnswerError, ModelError, ModelUnavailableError, one_line
from agent.ports.chat import ChatModel, Message, Reply
from agent.records import (
    Area,
    AreaScore,
    Evidence,
    Met,
    Prompt,
    Record,
    Rubric,
    Transcript,
    Usage,
)
from agent.steps.addressed import GAP
from agent.steps.coverage import missing
from agent.steps.evidence import Quote, check_quotes, unanswered_question
from agent.steps.fencing import clean, fenced
from agent.steps.grading import NEVER_CAME_UP, failed_call, no_quote_stands

STRONG_JUDGEMENT_VERSION = "1"
"""Raised when the shape of `StrongJudgement` changes."""

LONGEST_JUDGEMENT_TOKENS = 1_200
MOST_QUOTES = 3
"""Quotes of one area that are kept."""

_HIGHEST = 5


class StrongQuote(Quote):
    """Words of the candidate's, the line they stand in, and the criterion they meet or ''."""

    criterion: str


class StrongJudgement(Record):
    """A judgement of one area: quotes first, then what they show, then the score."""

    quotes: tuple[StrongQuote, ...]
    met: tuple[str, ...]
    missed: tuple[str, ...]
    why_not_higher: str
    why_not_lower: str
    score: Annotated[int, Field(ge=1, le=5)] | None


@dataclass(frozen=True, slots=True)
class Bench:
    """What every area of one round is judged by.

    Attributes:
        said: the transcript, with a gap where something speaks to whoever grades.
        rubric: of its round.
        prompt: the judge's.
        shared: the system text and the fenced transcript, the same for every area.
    """

    said: Transcript
    rubric: Rubric
    prompt: Prompt
    shared: tuple[str, str]


def judge_area(area: Area, bench: Bench, model: ChatModel) -> tuple[AreaScore, Usage]:
    """Asks for one judgement of one area, and once more where a quote stands nowhere.

    Returns:
        What came of it and what it cost. A failed call leaves the area unscored with the reason.

    Raises:
        ModelRefusedError: the model will refuse every call.
    """
    messages = [
        Message("system", bench.shared[0]),
        Message("user", f"{bench.shared[1]}\n\n{area_text(area, bench)}"),
    ]
    try:
        first = _ask(messages, model)
    except (ModelAnswerError, ModelUnavailableError) as error:
        return failed_call(error), Usage()
    found = _checked(first.value, area, bench.said)
    if found.status == "not assessed" or not found.dropped_quotes:
        return found, first.usage
    try:
        second = _ask([*messages, *_told(first.value, found, bench.prompt)], model)
    except (ModelAnswerError, ModelUnavailableError) as error:
        return _after_a_failed_retry(found, error), first.usage
    again = _checked(second.value, area, bench.said)
    better = found if again.status == "unscored" and found.score is not None else again
    dropped = tuple(dict.fromkeys((*found.dropped_quotes, *again.dropped_quotes)))
    return better.model_copy(update={"dropped_quotes": dropped}), first.usage + second.usage


def _ask(messages: Sequence[Message], model: ChatModel) -> Reply[StrongJudgement]:
    return model.structured(messages, StrongJudgement, max_tokens=LONGEST_JUDGEMENT_TOKENS)


def area_text(area: Area, bench: Bench) -> str:
    """Returns what is asked about an area, after the transcript."""
    bars = sorted(bench.rubric.bars.items(), key=lambda each: each[1])
    return bench.prompt.render(
        "area",
        title=area.title,
        definition=area.definition,
        criteria="\n".join(f"- {each.id}: {each.text}" for each in area.criteria),
        levels=", ".join(f"{score} is the bar of {level}" for level, score in bars),
    )


def _told(judgement: StrongJudgement, found: AreaScore, prompt: Prompt) -> tuple[Message, Message]:
    """The first answer, and which of its quotes stand nowhere."""
    quotes = "\n".join(f"- {fenced(one_line(quote))}" for quote in found.dropped_quotes)
    return (
        Message("assistant", fenced(judgement.model_dump_json())),
        Message("user", prompt.render("retry", quotes=quotes)),
    )


def _checked(judgement: StrongJudgement, area: Area, said: Transcript) -> AreaScore:
    """Turns a judgement into what its quotes carry."""
    standing = [(quote, found) for quote in judgement.quotes if (found := _found(quote, said))]
    kept = [quote for quote, _ in standing]
    dropped = [quote.quote for quote in judgement.quotes if quote not in kept]
    evidence = tuple(dict.fromkeys(found for _, found in standing))[:MOST_QUOTES]
    if judgement.score == 1 and not evidence:
        question = unanswered_question(judgement.quotes, said)
        evidence, dropped = ((question,), []) if question else ((), dropped)
    met = _met(judgement, standing, area)
    if judgement.score is None or not evidence:
        return _without_score(judgement, evidence, dropped)
    return AreaScore(
        score=judgement.score,
        status="scored",
        evidence=evidence,
        rationale=_plain(judgement.why_not_lower),
        dropped_quotes=tuple(dropped),
        met=met,
        missed=tuple(each.id for each in missing(met, area)),
        one_more="" if judgement.score == _HIGHEST else _plain(judgement.why_not_higher),
    )


def _found(quote: Quote, said: Transcript) -> Evidence | None:
    """Looks a quote up; one that reaches over a gap was never said like that."""
    found = check_quotes([quote], said).found
    return found[0] if found and GAP not in found[0].quote else None


def _met(
    judgement: StrongJudgement, standing: Sequence[tuple[StrongQuote, Evidence]], area: Area
) -> tuple[Met, ...]:
    """The criteria that the model claims and that a quote which stands carries."""
    claimed = {criterion.strip() for criterion in judgement.met}
    carried: dict[str, Evidence] = {}
    for quote, evidence in standing:
        carried.setdefault(quote.criterion.strip(), evidence)
    return tuple(
        Met(
            area=area.id,
            criterion=each.id,
            turn=carried[each.id].turn,
            span=carried[each.id].quote,
        )
        for each in area.criteria
        if each.id in claimed and each.id in carried
    )


def _without_score(
    judgement: StrongJudgement, evidence: tuple[Evidence, ...], dropped: Sequence[str]
) -> AreaScore:
    absent = judgement.score is None
    reason = NEVER_CAME_UP if absent else no_quote_stands(len(judgement.quotes))
    return AreaScore(
        score=None,
        status="not assessed" if absent else "unscored",
        unscored_reason=reason,
        evidence=evidence,
        rationale=_plain(judgement.why_not_lower),
        dropped_quotes=tuple(dropped),
    )


def _after_a_failed_retry(found: AreaScore, error: ModelError) -> AreaScore:
    """What stood before stands; where nothing did, trying again may help."""
    if found.score is not None:
        return found
    reason = f"{found.unscored_reason}, and the call that asked again failed: {error.fault}"
    return found.model_copy(update={"unscored_reason": reason, "call_failed": True})


def _plain(text: str) -> str:
    """Returns the model's words on one line that neither terminal nor page obeys."""
    return one_line(clean(text)).rstrip(".")
