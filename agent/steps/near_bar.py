"""The verdict of a round that was graded several times: near the bar, it cannot be told.

A mean of several gradings is known to about one standard error. Where an area's score could lie
that much lower or higher, and the round would then come out on the other side of a hire, there is
no verdict. Areas are moved one at a time, so that two doubtful areas do not excuse each other.
"""

import math
import statistics
from collections.abc import Mapping

from agent.records import AreaScore, Level, Rubric, Verdict
from agent.steps.verdict import verdict

_HIRE_SIDE = ("hire", "strong hire")
_DECIMALS = 6
_LOWEST, _HIGHEST = 1.0, 5.0


def verdict_near_bar(
    areas: Mapping[str, AreaScore], rubric: Rubric, level: Level | None
) -> tuple[Verdict | None, str]:
    """Decides a round by the rules of `verdict`, unless its side of the bar cannot be told.

    Args:
        areas: what was found, by area id; those without a spread over regrades are taken as they
            stand.
        rubric: whose bars hold.
        level: the level that the candidate asked for.

    Returns:
        As `verdict`; None with a reason that begins "cannot tell" where one standard error more
        or less in one area would change the side.
    """
    decided, reason = verdict(areas, rubric, level)
    if decided is None:
        return decided, reason
    for area_id, found in areas.items():
        between = interval(found)
        if between is None:
            continue
        moved = [found.model_copy(update={"score": score}) for score in between]
        sides = {_side(verdict({**areas, area_id: each}, rubric, level)[0]) for each in moved}
        if sides - {_side(decided), None}:
            low, high = between
            return None, (
                f"cannot tell: {area_id} lies between {low:.2f} and {high:.2f}, "
                "on both sides of what a hire takes"
            )
    return decided, reason


def _side(decided: Verdict | None) -> bool | None:
    """Whether a verdict is on the hire side; None where there is none."""
    return None if decided is None else decided in _HIRE_SIDE


def interval(found: AreaScore) -> tuple[float, float] | None:
    """Returns the mean less and plus one standard error, within the scale and a cap on the score.

    Returns:
        None where there is no score, or fewer than two regrades.
    """
    given = found.spread.given if found.spread else ()
    if found.score is None or len(given) < 2:
        return None
    mean = statistics.fmean(given)
    error = statistics.stdev(given) / math.sqrt(len(given))
    highest = _HIGHEST if found.capped_from is None else found.score
    low, high = max(_LOWEST, mean - error), min(_HIGHEST, mean + error)
    return round(min(low, highest), _DECIMALS), round(min(high, highest), _DECIMALS)
