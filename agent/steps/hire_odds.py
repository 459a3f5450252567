"""A verdict for scores with calibrated odds: near the bar, none is given."""

from collections.abc import Mapping

from agent.records import AreaScore, Level, Rubric, Verdict
from agent.steps.agreement import whole_points
from agent.steps.verdict import verdict

UNSURE = (0.15, 0.45)
"""Odds of a hire between which nothing is decided."""

_HIRE_SIDE = ("hire", "strong hire")


def hire_odds(areas: Mapping[str, AreaScore], rubric: Rubric, level: Level | None) -> float | None:
    """Returns how likely every assessed area is at or over the bar, 0 to 1.

    Areas are taken as independent, which is somewhat too strict: what is read of one transcript
    errs alike.

    Returns:
        None where an area has no odds or could not be judged, or there is no bar.
    """
    bar = rubric.bars.get(level) if level else None
    found = [area.spread for area in areas.values() if area.status != "not assessed"]
    if bar is None or not found:
        return None
    odds = 1.0
    for spread in found:
        if spread is None or not spread.odds:
            return None
        odds *= sum(spread.odds[bar - 1 :])
    return round(min(1.0, odds), 4)


def verdict_by_odds(
    areas: Mapping[str, AreaScore], rubric: Rubric, level: Level | None, odds: float | None
) -> tuple[Verdict | None, str]:
    """Decides a round whose scores have odds; near the bar it decides nothing.

    The rules are those of `verdict`, over the scores rounded to whole points, as raters give them.

    Args:
        areas: what was found, by area id.
        rubric: whose bars hold.
        level: the level that the candidate asked for.
        odds: as `hire_odds` gives them.
    """
    whole = {name: _whole(area) for name, area in areas.items()}
    decided, reason = verdict(whole, rubric, level)
    if decided is None or odds is None:
        return decided, reason
    if UNSURE[0] < odds < UNSURE[1]:
        return None, f"cannot tell: the odds of a hire are {odds:.2f}, too near the bar"
    if (decided in _HIRE_SIDE) != (odds >= UNSURE[1]):
        return (
            None,
            f"cannot tell: by the scores a {decided}, but {odds:.2f} are the odds of a hire",
        )
    return decided, f"{reason}; the odds of a hire are {odds:.2f}"


def _whole(area: AreaScore) -> AreaScore:
    if area.score is None:
        return area
    return area.model_copy(update={"score": float(whole_points(area.score))})
