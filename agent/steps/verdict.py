"""The verdict of a round, from its area scores, by the rubric's rules.

Areas do not average out. In this order, with the bar of the target level:

1. any 1, or any area two or more points under the bar: a no hire; a strong no hire where every
   area that came up has a score and none reaches the bar;
2. an area under the bar by less: a no hire;
3. an area that could not be judged: no verdict, since it might be under the bar;
4. fewer than half of the areas came up: no verdict, since a round that short shows too little;
5. all at or over the bar: a hire; a strong hire with half a point to spare on average.

Rules 2 and 4 and the strong no hire are our reading: the rubric names the four verdicts and says
only that a hire takes every area at its bar.
"""

from collections.abc import Mapping
from typing import Protocol

from agent.records import Level, Rubric, Status, Verdict

_FAR_UNDER = 2.0
_TO_SPARE = 0.5


class Found(Protocol):
    """What a verdict looks at of an area: its score, 1 to 5 or None, and what None means."""

    @property
    def score(self) -> float | None: ...  # noqa: D102

    @property
    def status(self) -> Status: ...  # noqa: D102


def verdict(
    areas: Mapping[str, Found], rubric: Rubric, level: Level | None
) -> tuple[Verdict | None, str]:
    """Decides a round.

    Args:
        areas: what was found, by area id.
        rubric: whose bars hold.
        level: the level that the candidate asked for.

    Returns:
        The verdict, or None where the rules cannot decide, and the reason in one sentence.
    """
    if level is None:
        return None, "no target level is given"
    if level not in rubric.bars:
        known = ", ".join(sorted(rubric.bars))
        return None, f"the rubric has no bar for {level}, only for {known}"
    bar = rubric.bars[level]
    scores = {i: area.score for i, area in areas.items() if area.score is not None}
    unscored = [i for i, area in areas.items() if area.status == "unscored"]
    if not scores:
        return None, "no area has a score"
    return _refused(scores, unscored, bar) or _accepted(scores, unscored, len(areas), bar)


def _refused(
    scores: Mapping[str, float], unscored: list[str], bar: int
) -> tuple[Verdict, str] | None:
    far = [i for i, score in scores.items() if score <= 1 or bar - score >= _FAR_UNDER]
    under = [i for i, score in scores.items() if score < bar]
    if far:
        worst = min(far, key=lambda i: scores[i])
        reason = f"{worst} has {scores[worst]:g}, against a bar of {bar}"
        if len(under) == len(scores) and not unscored:
            return "strong no hire", f"{reason}, and no assessed area reaches the bar"
        return "no hire", reason
    if under:
        return "no hire", f"under the bar of {bar}: {', '.join(under)}"
    return None


def _accepted(
    scores: Mapping[str, float], unscored: list[str], areas: int, bar: int
) -> tuple[Verdict | None, str]:
    if unscored:
        return None, f"could not be judged: {', '.join(unscored)}"
    if 2 * len(scores) < areas:
        return None, f"only {len(scores)} of {areas} areas came up"
    spare = sum(scores.values()) / len(scores) - bar
    reason = f"all {len(scores)} assessed areas are at or over the bar of {bar}"
    if spare >= _TO_SPARE:
        return "strong hire", f"{reason}, by {spare:.1f} on average"
    return "hire", reason
