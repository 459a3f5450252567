"""Stories as they are shown: one line each, and why a score was capped."""

import textwrap
from collections.abc import Iterator, Sequence

from agent.records import PARTS, AreaScore, Rubric, Scorecard, Span, Story
from agent.steps.fencing import clean

_LONGEST_QUOTE = 160


def story_line(story: Story, rubric: Rubric) -> str:
    """Returns what was heard of one story, as one line without markup."""
    said = "; ".join(_said(story, rubric))
    return f"{_titles(story, rubric)} ({_turns(story)}): {said}."


def cap_line(scorecard: Scorecard, area_id: str, rubric: Rubric) -> str:
    """Returns why the score of an area was capped, with the words that show it; else nothing."""
    area: AreaScore = scorecard.areas[area_id]
    if area.capped_from is None:
        return ""
    for story in scorecard.stories:
        if story.told and area_id in story.areas:
            before = rubric.area(story.told.area).title
            return (
                f"capped at {area.score:g}, from {area.capped_from:g}: the same project as for "
                f"{before} ({_quoted(story.told.earlier)}; here {_quoted(story.told.later)})"
            )
    return f"capped at {area.score:g}, from {area.capped_from:g}"


def _said(story: Story, rubric: Rubric) -> Iterator[str]:
    heard = [part for part in PARTS if part in story.heard]
    if not story.missing:
        yield "situation, task, action and result told"
    elif "action" in story.missing:
        yield f"no action of their own told{', only ' + _listed(heard) if heard else ''}"
    else:
        yield f"{_listed(heard)} told"
        yield ", ".join(f"no {part} told" for part in story.missing)
    yield f"number: {_quoted(story.number)}" if story.number else "no number"
    if story.told:
        yield f"same project as {rubric.area(story.told.area).title}"


def _titles(story: Story, rubric: Rubric) -> str:
    if not story.areas:
        return f"Project ({', '.join(story.project)})" if story.project else "Project"
    return ", ".join(rubric.area(area).title for area in story.areas)


def _turns(story: Story) -> str:
    first, last = story.turns[0], story.turns[-1]
    return f"turn {first}" if first == last else f"turns {first} to {last}"


def _listed(parts: Sequence[str]) -> str:
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def _quoted(span: Span) -> str:
    short = textwrap.shorten(clean(span.quote).rstrip("."), _LONGEST_QUOTE, placeholder=" …")
    return f"turn {span.turn}: “{short}”"
