"""What the story bank lacks, and what to prepare next."""

from collections.abc import Collection, Mapping, Sequence

from agent.records import (
    Alike,
    BankStory,
    Gaps,
    NextStory,
    Rubric,
    StoryTuning,
    ToldBefore,
    ValueBank,
)
from agent.steps.story_likeness import by_project
from agent.steps.story_values import Fits, best_assignment


def gaps(
    stories: Sequence[BankStory],
    fits: Mapping[str, Fits],
    alike: tuple[Alike, ...],
    told: tuple[ToldBefore, ...],
    rubric: Rubric,
    tuning: StoryTuning,
    questions: ValueBank,
    asked: Collection[str] = (),
) -> Gaps:
    """Returns what the bank lacks.

    Args:
        stories: of the bank.
        fits: how well each can carry each value, by story id.
        alike: which of them are of one project.
        told: which of them were told in saved rounds.
        rubric: of the Jedi round.
        tuning: how many are wanted.
        questions: of the Jedi round.
        asked: ids of questions that saved rounds have asked; another is given where there is one.
    """
    groups = by_project(stories, alike)
    assigned = best_assignment(fits, groups)
    empty = [area for area in rubric.areas if area.id not in assigned]
    return Gaps(
        stories=len(stories),
        distinct=len(groups),
        wanted=tuning.wanted,
        assigned=assigned,
        alike=alike,
        told=told,
        prepare=tuple(_next(area.id, area.title, questions, asked) for area in empty),
    )


def _next(value: str, title: str, questions: ValueBank, asked: Collection[str]) -> NextStory:
    known = [each for each in questions.questions if each.value == value]
    fresh = next((each for each in known if each.id not in asked), known[0])
    return NextStory(value=value, title=title, question=fresh.id, ask=fresh.ask)
