"""Scores of a coding round that are computed: from test groups, a growth curve, and what was said.

Correctness is executed and never judged. What was said only decides between grades that the code
has earned; a model is not asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.records import (
    Area,
    AreaScore,
    Evidence,
    Execution,
    Group,
    Growth,
    Met,
    Problem,
    Rubric,
    Transcript,
)
from agent.steps.annotating import met_in
from agent.steps.code_events import counted, words_only
from agent.steps.code_found import FoundCode
from agent.steps.coverage import cues_in
from agent.steps.evidence import Quote, check_quotes
from agent.steps.growth import order_of
from agent.steps.stated_cost import Stated, growth_of, plain, stated_costs

CORRECTNESS, EDGE_CASES, COMPLEXITY = "correctness", "edge_cases", "complexity"
_TRACED, _CHECKED, _REASON = "ordinary-run", "cases-checked", "cost-reason"
_BEYOND = ("time-space-trade", "size-limit")
_PLAIN: tuple[Group, ...] = ("examples", "ordinary")
_QUOTES = 3


@dataclass(frozen=True, slots=True)
class Ran:
    """A candidate's code and what came of running it.

    Attributes:
        code: what they ended with.
        execution: against the groups of the problem.
        problem: of our bank; None for another known one.
    """

    code: FoundCode
    execution: Execution
    problem: Problem | None


def executed_scores(
    transcript: Transcript, rubric: Rubric, ran: Ran, areas: Sequence[str]
) -> dict[str, AreaScore]:
    """Scores the areas that running the code decides.

    Args:
        transcript: what was said, without what speaks to whoever grades.
        rubric: of the round.
        ran: the code and what came of it.
        areas: which of them are wanted.
    """
    found: dict[str, AreaScore] = {}
    words = words_only(transcript)
    for area in rubric.areas:
        if area.id not in areas:
            continue
        met = met_in(area, rubric, words)
        if area.id == CORRECTNESS:
            found[area.id] = _correctness(transcript, ran, met)
        elif area.id == EDGE_CASES and ran.execution.passed("edge") is not None and ran.problem:
            found[area.id] = _edge_cases(transcript, area, ran, met)
        elif area.id == COMPLEXITY and ran.problem:
            found[area.id] = _complexity(transcript, area, ran, ran.problem, met)
    return found


def _correctness(transcript: Transcript, ran: Ran, met: Sequence[Met]) -> AreaScore:
    """1: it fails on ordinary input. 3: it works there. 4: at scale too. 5: and was traced."""
    done = ran.execution
    works = all(done.passed(group) is not False for group in _PLAIN) and not done.loading
    traced = any(each.criterion == _TRACED for each in met)
    score = 1
    if works:
        score = 4 if done.passed("scale") else 3
        if score == 4 and done.passed("edge") and traced:
            score = 5
    return _scored(score, f"run: {counted(done)}{_first_failure(done)}", transcript, ran, met)


def _edge_cases(transcript: Transcript, area: Area, ran: Ran, met: Sequence[Met]) -> AreaScore:
    """Handled by the code, and named by the candidate; checked by them for the highest grade.

    1: some fail and none was named. 2: some fail, and some were named. 3: all are handled. 4: and
    two kinds of them were named. 5: and three, and the candidate ran or traced them.
    """
    if not met and not _came_up(transcript, area):
        return _not_assessed()
    named = {each.criterion for each in met} - {_CHECKED}
    checked = any(each.criterion == _CHECKED for each in met)
    if not ran.execution.passed("edge"):
        score = 2 if named else 1
    elif len(named) >= 3 and checked:
        score = 5
    else:
        score = 4 if len(named) >= 2 else 3
    cases = ran.execution.of_group("edge")
    passed = sum(case.verdict == "passed" for case in cases)
    why = f"run: {passed} of {len(cases)} edge cases pass; kinds that were named: {len(named)}"
    return _scored(score, why, transcript, ran, met)


def _complexity(
    transcript: Transcript, area: Area, ran: Ran, problem: Problem, met: Sequence[Met]
) -> AreaScore:
    """What was stated, against the accepted answer and what was measured.

    1: it came up, and the time was not stated, or wrongly. 2: stated and right, without a reason.
    3: with what it comes from. 4: and the space. 5: and a trade-off or the size at which it
    breaks. No more than a 3 where the code grows faster than an accepted answer does.
    """
    stated = stated_costs(words_only(transcript))
    times = [each for each in stated if each.kind == "time"]
    if not stated and not met and not _came_up(transcript, area):
        return _not_assessed()
    curve = ran.execution.curve
    grows = curve.growth if curve and curve.growth else problem.growth
    truth = f"measured: {curve.growth}, exponent {curve.exponent}" if curve and curve.growth else ""
    right = [each for each in times if _right(each, problem, grows)]
    if not right or right[-1] is not times[-1]:
        said = f"said: {times[-1].text}" if times else "no time was stated"
        why = "; ".join(part for part in (said, truth, f"accepted: {problem.time[0]}") if part)
        return _scored(1, why, transcript, ran, met, times)
    reasons = {each.criterion for each in met}
    score = 2
    if _REASON in reasons:
        space = any(each.kind == "space" for each in stated)
        score = 3 if not space else 5 if reasons & set(_BEYOND) else 4
    slower = order_of(grows) > order_of(problem.growth)
    why = "; ".join(part for part in (f"said: {right[-1].text}, which is right", truth) if part)
    if slower:
        score, why = min(score, 3), f"{why}; an accepted answer is {problem.time[0]}"
    return _scored(score, why, transcript, ran, met, [right[-1]])


def _right(stated: Stated, problem: Problem, grows: Growth) -> bool:
    """Whether a stated time is the accepted one, or that of the code as it was measured."""
    accepted = [plain(each) for each in problem.time]
    if any(f"o({stated.text})" in each for each in accepted):
        return True
    if stated.growth is None:  # a product of two sizes, if an accepted answer is one
        return any(
            growth_of(each.removeprefix("O(").removesuffix(")")) is None for each in accepted
        )
    return order_of(stated.growth) == order_of(grows)


def _came_up(transcript: Transcript, area: Area) -> bool:
    """Whether the interviewer asked about an area."""
    asked = (turn.text.lower() for turn in transcript.turns if turn.speaker == "interviewer")
    return any(cues_in(text, area) for text in asked)


def _first_failure(done: Execution) -> str:
    if done.loading or not done.failures:
        return ""
    failed = done.failures[0]
    if failed.verdict == "wrong":
        return f"; {failed.given} gives {failed.got}, not {failed.expected}"
    return f"; {failed.given}: {failed.verdict}, {failed.got}"


def _not_assessed() -> AreaScore:
    return AreaScore(
        score=None,
        status="not assessed",
        unscored_reason="neither side spoke of it",
    )


def _scored(
    score: int,
    why: str,
    transcript: Transcript,
    ran: Ran,
    met: Sequence[Met],
    stated: Sequence[Stated] = (),
) -> AreaScore:
    """A score with its quotes: what was stated, what was said, and where the code begins."""
    quotes = [Quote(turn=each.turn, quote=each.quote) for each in stated]
    quotes += [Quote(turn=each.turn, quote=each.span) for each in met]
    quotes = [quote for quote in quotes if quote.quote][: _QUOTES - 1]
    quotes.append(Quote(turn=ran.code.turn, quote=ran.code.line))
    evidence: tuple[Evidence, ...] = check_quotes(quotes, transcript).found
    return AreaScore(score=score, status="scored", evidence=evidence, rationale=why)
