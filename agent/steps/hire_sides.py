"""How far a grader's verdicts fall on the side that the labels' verdicts fall on.

The labels' verdict is worked out by the rubric's rules from the labels as whole points; the
grader's is its own, or worked out in the same way from its scores where it gives none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent.records import Given, Level, Rubric, Status
from agent.steps.agreeing import status_of
from agent.steps.agreement import whole_points
from agent.steps.resampling import Figure, mean
from agent.steps.verdict import verdict

HIRES = ("hire", "strong hire")


@dataclass(frozen=True, slots=True)
class Found:
    """An area's score and status, as far as a verdict looks at it."""

    score: float | None
    status: Status


@dataclass(frozen=True, slots=True)
class Sides:
    """Verdicts of a grader beside those of the labels.

    Attributes:
        transcripts: how many the labels decide.
        hires: of how many of them they say hire.
        decided: on how many of them the grader decides too.
        cannot_tell: on how many it does not.
        agreement: over `decided`, the share on the same side, hire or no hire.
    """

    transcripts: int
    hires: int
    decided: int
    cannot_tell: int
    agreement: Figure


def label_side(
    labels: Mapping[str, float | None], rubric: Rubric, level: Level | None
) -> bool | None:
    """Returns whether the labels say hire; None where the rules decide nothing."""
    found = {a: _whole(s, "not assessed" if s is None else "scored") for a, s in labels.items()}
    return _side(found, rubric, level)


def given_side(
    given: Sequence[Given], rubric: Rubric, level: Level | None, *, own: bool
) -> bool | None:
    """Returns whether a grader says hire of one transcript; None where it cannot tell.

    Args:
        given: its areas.
        rubric: of the round.
        level: the level that the candidate asked for.
        own: whether the grader gives verdicts; one of None then says that it cannot tell.
    """
    if own:
        decided = next((each.verdict for each in given if each.verdict), None)
        return None if decided is None else decided in HIRES
    return _side({each.area: _whole(each.score, status_of(each)) for each in given}, rubric, level)


def _whole(score: float | None, status: Status) -> Found:
    return Found(None if score is None else float(whole_points(score)), status)


def _side(areas: Mapping[str, Found], rubric: Rubric, level: Level | None) -> bool | None:
    decided, _ = verdict(areas, rubric, level)
    return None if decided is None else decided in HIRES


def sides(pairs: Sequence[tuple[str, bool | None, bool | None]]) -> Sides:
    """Sets a grader's sides beside the labels'.

    Args:
        pairs: the transcript, the labels' side and the grader's.
    """
    told = [pair for pair in pairs if pair[1] is not None]
    decided = [(name, label == given) for name, label, given in told if given is not None]
    return Sides(
        transcripts=len({name for name, *_ in told}),
        hires=len({name for name, label, _ in told if label}),
        decided=len(decided),
        cannot_tell=len(told) - len(decided),
        agreement=mean([same for _, same in decided], [name for name, _ in decided]),
    )
