"""The stories of a round: which were told, their parts and numbers, and what a repeat is worth."""

import math
from collections.abc import Callable, Mapping, Sequence

from agent.records import (
    AreaScore,
    Level,
    Rubric,
    Scorecard,
    Spread,
    Story,
    StorySigns,
    Transcript,
    Verdict,
)
from agent.steps.hire_odds import hire_odds, verdict_by_odds
from agent.steps.story_parts import heard, sentences
from agent.steps.story_reuse import Projects, projects, told_before
from agent.steps.story_segments import Segment, segments
from agent.steps.verdict import verdict

TOLD_IN = ("jedi", "partner", "performance-review")
"""The rounds in which stories are told."""
HIGHEST_AGAIN = 3.0
"""The most that a project earns which was told for another value before, by the rubric."""
_CAPPED_IN = "jedi"
_ANOTHER = "a project that was not told for another value before"

Decide = Callable[[Mapping[str, AreaScore], Rubric, Level | None], tuple[Verdict | None, str]]


def stories(transcript: Transcript, rubric: Rubric, signs: StorySigns) -> tuple[Story, ...]:
    """Returns the stories of a round in the order told; none in a round of another kind.

    Args:
        transcript: what was said.
        rubric: of its round.
        signs: by which words stories are found.
    """
    if transcript.round not in TOLD_IN:
        return ()
    told = segments(transcript, rubric, signs)
    found = projects(transcript, told, signs.general)
    return tuple(_story(transcript, told, place, found, signs) for place in range(len(told)))


def capped(areas: Mapping[str, AreaScore], told: Sequence[Story]) -> dict[str, AreaScore]:
    """Returns the areas, none over 3 whose project was told for another value before.

    Args:
        areas: what was found, by area id.
        told: the stories of the round.
    """
    again = {area for story in told if story.told for area in story.areas}
    return {i: _capped(area) if i in again else area for i, area in areas.items()}


def with_stories(
    card: Scorecard,
    rubric: Rubric,
    transcript: Transcript,
    signs: StorySigns,
    decide: Decide = verdict,
) -> Scorecard:
    """Returns the scorecard with the stories, the cap on a project told twice, and its verdict.

    Args:
        card: of the transcript, whoever graded it.
        rubric: of its round.
        transcript: what was said, without what speaks to whoever grades.
        signs: by which words stories are found.
        decide: the rules of the verdict where scores have no odds; asked again only where a score
            was capped.
    """
    before, told = card, stories(transcript, rubric, signs)
    card = card.model_copy(update={"stories": told})
    if card.round != _CAPPED_IN:
        return card
    areas = capped(card.areas, told)
    card = card.model_copy(update={"areas": areas})
    if all(area.score == before.areas[i].score for i, area in areas.items()):
        return card
    odds = hire_odds(areas, rubric, card.target_level)
    if odds is None:
        decided, reason = decide(areas, rubric, card.target_level)
    else:
        decided, reason = verdict_by_odds(areas, rubric, card.target_level, odds)
    update = {"verdict": decided, "verdict_reason": reason, "hire_odds": odds}
    return card.model_copy(update=update)


def _story(
    transcript: Transcript,
    told: Sequence[Segment],
    place: int,
    found: Projects,
    signs: StorySigns,
) -> Story:
    segment = told[place]
    parts, number = heard(sentences(transcript, segment.turns), signs)
    return Story(
        areas=segment.areas,
        turns=segment.turns,
        heard=parts,
        number=number,
        project=found.names(place),
        told=told_before(transcript, told, place, found) if segment.areas else None,
    )


def _capped(area: AreaScore) -> AreaScore:
    if area.score is None or area.score < HIGHEST_AGAIN:
        return area
    area = area.model_copy(update={"one_more": _ANOTHER})
    if area.score == HIGHEST_AGAIN:
        return area
    update = {
        "score": HIGHEST_AGAIN,
        "capped_from": area.score,
        "spread": _folded(area.spread),
    }
    return area.model_copy(update=update)


def _folded(spread: Spread | None) -> Spread | None:
    """What the cap leaves of a spread: what was likely over it is as likely at it."""
    if spread is None or not spread.odds:
        return spread
    top = int(HIGHEST_AGAIN)
    odds = (*spread.odds[: top - 1], sum(spread.odds[top - 1 :]), *(0.0,) * (5 - top))
    mean = sum(score * odd for score, odd in enumerate(odds, 1))
    variance = sum(odd * (score - mean) ** 2 for score, odd in enumerate(odds, 1))
    return spread.model_copy(update={"odds": odds, "deviation": math.sqrt(variance)})
