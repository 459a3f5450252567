"""What code adds to every scorecard, however its scores came about; no score is changed here."""

from collections.abc import Sequence

from agent.records import Area, AreaScore, Criterion, Met, Rubric, Scorecard, Transcript
from agent.steps.addressed import addressed
from agent.steps.coverage import met_by, missing
from agent.steps.speech import speech

_HIGHEST = 5


def annotated(card: Scorecard, rubric: Rubric, transcript: Transcript) -> Scorecard:
    """Returns the scorecard with the criteria that were met and missed, and facts of the speech.

    Where the grader has told the criteria, and what a point more would have taken, that stands;
    else the cues in the rubric and its scale do.

    Args:
        card: of the transcript.
        rubric: of its round.
        transcript: as it was said, with what speaks to whoever grades.
    """
    areas = {
        area.id: _annotated(card.areas[area.id], area, rubric, transcript)
        for area in rubric.areas
        if area.id in card.areas
    }
    return card.model_copy(
        update={
            "areas": areas,
            "speech": speech(transcript),
            "addressed": addressed(transcript),
        }
    )


def met_in(area: Area, rubric: Rubric, transcript: Transcript) -> tuple[Met, ...]:
    """Returns the criteria of an area that answers spoke to, each where it was first met."""
    first: dict[str, Met] = {}
    for place, turn in enumerate(transcript.turns):
        if turn.speaker == "candidate":
            for each in met_by(turn.text, place, rubric, area):
                if each.area == area.id:
                    first.setdefault(each.criterion, each)
    return tuple(first.values())


def _annotated(found: AreaScore, area: Area, rubric: Rubric, transcript: Transcript) -> AreaScore:
    if found.status == "not assessed":
        return found
    told = bool(found.met or found.missed)
    met = found.met if told else met_in(area, rubric, transcript)
    missed = missing(met, area)
    update = {
        "rationale": found.rationale or _rationale(found, met, missed, area),
        "met": met,
        "missed": tuple(criterion.id for criterion in missed),
        "one_more": found.one_more
        or _one_more(found, area, rubric, missed[0].text if missed else ""),
    }
    return found.model_copy(update=update)


def _one_more(found: AreaScore, area: Area, rubric: Rubric, missed: str) -> str:
    """What the next grade of the scale asks for, and the most valuable criterion left out."""
    if found.score is None or round(found.score) >= _HIGHEST:
        return ""
    wanted = rubric.scale[round(found.score)]
    asked = f"for a {wanted.score} ({wanted.name}): {wanted.meaning}"
    return f"{asked}; nothing was heard on {missed}" if missed else asked


def _rationale(
    found: AreaScore, met: Sequence[Met], missed: Sequence[Criterion], area: Area
) -> str:
    """What was heard and what was not, where the grader gives no words of its own."""
    if found.score is None:
        return ""
    heard = "; ".join(area.criterion(each.criterion).text for each in met)
    left = "; ".join(each.text for each in missed)
    said = f"spoke to: {heard}" if heard else "spoke to none of the criteria by name"
    return f"{said}. Nothing heard on: {left}" if left else said
