"""Which values a story can carry, and which story should be told for which.

A method of our own: of the cues of a value's criteria (the rubric's, by which interviews find what
an answer speaks to) the different ones in the story are counted, one of the first criterion more
than another, since a value cannot do without it; the count is divided by what stories usually hold,
as some values' cues are commoner words. How well that tells values apart is measured in
tests/wiring/test_story_values_measured.py.
"""

from collections.abc import Mapping, Sequence

from agent.records import Area, BankStory, Rubric, StoryTuning, ValueFit
from agent.steps.coverage import cue_pattern
from agent.steps.story_check import as_transcript
from agent.steps.story_parts import sentences

_FILLED = 100.0
"""What a value with a story is worth beside how strong the story is: more are better first."""
_STRONGEST = 10.0
_SAID = _STRONGEST
"""How much the user's own word counts: as much as the strongest story."""

Fits = tuple[ValueFit, ...]


def value_fits(story: BankStory, rubric: Rubric, tuning: StoryTuning) -> Fits:
    """Returns how well a story can carry each value, in the rubric's order.

    Args:
        story: of the bank.
        rubric: of the Jedi round.
        tuning: what is usual, and what is enough.
    """
    pieces = [each.text for each in sentences(as_transcript(story), (0,))]
    return tuple(_fit(story, area, pieces, tuning) for area in rubric.areas)


def best_assignment(fits: Mapping[str, Fits], groups: Sequence[Sequence[str]]) -> dict[str, str]:
    """Returns the story to tell for each value: most values filled, then the strongest stories.

    No story, and no project, is told twice. (Hungarian method, `scipy.optimize`.)

    Args:
        fits: by story id.
        groups: the ids of the stories, those of one project together.

    Returns:
        Story id by value; a value that no story can carry is left out.
    """
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    values = [fit.value for fit in next(iter(fits.values()), ())]
    if not values:
        return {}
    best = [[_best(group, fits, v) for v in range(len(values))] for group in groups]
    worth = np.array([[_worth(fits[s][v]) for v, s in enumerate(row)] for row in best])
    chosen = zip(*linear_sum_assignment(worth, maximize=True), strict=True)
    found = {values[v]: best[g][v] for g, v in chosen if worth[g, v] > 0}
    return {value: found[value] for value in values if value in found}


def _best(group: Sequence[str], fits: Mapping[str, Fits], value: int) -> str:
    """The story of a project that is worth most for a value."""
    return max(group, key=lambda story: _worth(fits[story][value]))


def _worth(fit: ValueFit) -> float:
    if not fit.carries:
        return 0.0
    return _FILLED + (_SAID if fit.said else 0.0) + min(fit.strength, _STRONGEST)


def _fit(story: BankStory, area: Area, pieces: Sequence[str], tuning: StoryTuning) -> ValueFit:
    lowered = story.text.lower()
    cues = [set(cue_pattern(each.cues).findall(lowered)) for each in area.criteria]
    weights = [tuning.first_weight, *(1.0 for _ in area.criteria[1:])]
    counted = sum(weight * len(each) for weight, each in zip(weights, cues, strict=True))
    strength = round(counted / tuning.usual[area.id], 2)
    spoken = tuple(each.id for each, shown in zip(area.criteria, cues, strict=True) if shown)
    enough = strength >= tuning.least_strength and len(spoken) >= tuning.least_criteria
    said = area.id in story.values
    return ValueFit(
        value=area.id,
        strength=strength,
        criteria=spoken,
        carries=said or (enough and bool(cues[0])),
        said=said,
        span=_best_span(area, pieces, tuning.first_weight),
    )


def _best_span(area: Area, pieces: Sequence[str], first_weight: float) -> str:
    """The sentence with the most cues of the value; empty where none has one."""

    def weight(piece: str) -> float:
        lowered = piece.lower()
        counts = [len(set(cue_pattern(each.cues).findall(lowered))) for each in area.criteria]
        return first_weight * counts[0] + sum(counts[1:])

    best = max(pieces, key=weight, default="")
    return best if best and weight(best) > 0 else ""
