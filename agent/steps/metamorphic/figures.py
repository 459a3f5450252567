"""Whether scores did what they should have when an area was changed, family by family.

A figure is worked out from a run's results alone. A score that is missing, of the changed area or
of the base, is left out of every mean and counted aloud.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.records import CaseResult, Check
from agent.steps.metamorphic.families import FAMILIES, Family
from agent.steps.metrics import Measured, measure

MOST_MEAN = 0.25
"""Points by which scores may rise, or move, on average."""
HALF = 0.5
WITHIN_HALF = 0.95
"""The share of areas that may not rise, or move, by more than half a point."""
RIGHT_WAY = 0.9
"""The share of areas that must go the right way."""
SCORED = "scored"

_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Looked:
    """What is to be said of one changed area: checks and scores, by the names of their metrics."""

    checks: dict[str, Check]
    scores: dict[str, float]


def looked_at(family: Family, base: float, changed: float) -> Looked:
    """Compares the score of a changed area with that of the base.

    Args:
        family: what was done.
        base: 1 to 5, the score before the change.
        changed: 1 to 5, after it.

    Returns:
        The move in points; by what the family expects, how far it went the wrong way, whether
        that is at most half a point, and whether it went the right way.
    """
    move = changed - base
    seen = f"{base:.2f} -> {changed:.2f}"
    scores = {moved_by(family): move}
    checks: dict[str, Check] = {}
    if family.expects in ("not up", "invariant"):
        wrong = abs(move) if family.expects == "invariant" else max(0.0, move)
        scores[f"{family.id} {_WRONG[family.expects]}"] = wrong
        within = wrong <= HALF + _SLACK
        checks[f"{family.id} within-half"] = Check(passed=within, reason=seen)
    right = _right(family, move, changed)
    if right is not None:
        checks[f"{family.id} right-way"] = Check(passed=right, reason=seen)
    return Looked(checks, scores)


_WRONG = {"not up": "rise", "invariant": "shift"}


def moved_by(family: Family) -> str:
    """Returns the metric of the change in points; its name tells `better_way` which is good."""
    return f"{family.id} {'gain' if family.expects == 'up' else 'move'}"


def _right(family: Family, move: float, changed: float) -> bool | None:
    """Whether a score went the right way; None where the family names no way."""
    if family.at_most is not None:
        return changed <= family.at_most + _SLACK and move <= _SLACK
    if family.expects == "up":
        return move > _SLACK
    if family.expects == "down":
        return move < -_SLACK
    return None


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run says of one family.

    Attributes:
        family: which.
        bases: transcripts with a move.
        areas: areas with a move.
        unscored: areas without a score, before or after the change.
        missing: areas that could not be played, for want of a recording or of an answer.
        move: mean change of the score in points, with its 95 % interval over transcripts.
        wrong: mean points the wrong way: up, or either way where nothing may move; None where
            the family names neither.
        within_half: share of areas at most half a point the wrong way; None likewise.
        not_up_quarter, not_up_half: share that did not rise by more than that.
        right_way: share that went the right way; None where the family names no way.
        met: whether the family's bars are met; None where it has none or nothing was measured.
    """

    family: Family
    bases: int
    areas: int
    unscored: int
    missing: int
    move: Measured
    wrong: float | None
    within_half: float | None
    not_up_quarter: float | None
    not_up_half: float | None
    right_way: float | None
    met: bool | None


def figures(results: Sequence[CaseResult]) -> tuple[Figures, ...]:
    """Returns the figures of every family that a run played, in the families' order.

    Args:
        results: of a run of the metamorphic suite; the first tag of a case is its family.
    """
    by_family: dict[str, list[CaseResult]] = {}
    for result in results:
        by_family.setdefault(result.fixture.tags[0], []).append(result)
    return tuple(_of(each, by_family[each.id]) for each in FAMILIES if each.id in by_family)


def _of(family: Family, results: Sequence[CaseResult]) -> Figures:
    name = moved_by(family)
    done = [result for result in results if result.status == "done"]
    moved = [result for result in done if name in result.scores]
    moves = [result.scores[name] for result in moved]
    wrong = _mean(moved, f"{family.id} {_WRONG.get(family.expects, '')}")
    within = _share(moved, f"{family.id} within-half")
    right = _share(moved, f"{family.id} right-way")
    return Figures(
        family=family,
        bases=len({result.cluster for result in moved}),
        areas=len(moved),
        unscored=len(done) - len(moved),
        missing=len(results) - len(done),
        move=measure(name, results),
        wrong=wrong,
        within_half=within,
        not_up_quarter=_at_most(moves, MOST_MEAN),
        not_up_half=_at_most(moves, HALF),
        right_way=right,
        met=_met(wrong, within, right),
    )


def _met(wrong: float | None, within: float | None, right: float | None) -> bool | None:
    held = [
        *([wrong <= MOST_MEAN + _SLACK] if wrong is not None else ()),
        *([within >= WITHIN_HALF - _SLACK] if within is not None else ()),
        *([right >= RIGHT_WAY - _SLACK] if right is not None else ()),
    ]
    return all(held) if held else None


def _at_most(moves: Sequence[float], most: float) -> float | None:
    return sum(m <= most + _SLACK for m in moves) / len(moves) if moves else None


def _mean(results: Sequence[CaseResult], name: str) -> float | None:
    values = [result.scores[name] for result in results if name in result.scores]
    return sum(values) / len(values) if values else None


def _share(results: Sequence[CaseResult], name: str) -> float | None:
    passed = [result.checks[name].passed for result in results if name in result.checks]
    return sum(passed) / len(passed) if passed else None
