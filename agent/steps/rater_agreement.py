"""How far raters agree with each other, by area and over all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from agent.records import Pair
from agent.steps.agreement import agreement

Labels = Mapping[str, Mapping[str, int | None]]
"""By transcript, by area, 1 to 5, or None for "not assessed"."""


@dataclass(frozen=True, slots=True)
class RaterPair:
    """Two raters, over the transcripts that both have labelled.

    Attributes:
        first, second: who.
        area: the area, or `all`.
        transcripts: how many both labelled.
        n: areas that both gave a score.
        qwk, exact, within_one, mae: as in `agent.steps.agreement.agreement`; None without areas.
        not_assessed: the share of areas on which both say, or neither says, "not assessed".
    """

    first: str
    second: str
    area: str
    transcripts: int
    n: int
    qwk: float | None
    exact: float | None
    within_one: float | None
    mae: float | None
    not_assessed: float | None


def rater_agreement(raters: Mapping[str, Labels]) -> list[RaterPair]:
    """Returns the agreement of every two raters, over all areas and by area.

    Args:
        raters: labels by rater.
    """
    found = []
    for first, second in combinations(sorted(raters), 2):
        shared = sorted(set(raters[first]) & set(raters[second]))
        rows = [
            (area, raters[first][name][area], raters[second][name][area])
            for name in shared
            for area in raters[first][name]
            if area in raters[second][name]
        ]
        areas = dict.fromkeys(area for area, _, _ in rows)
        for area in ("all", *areas):
            mine = [(a, b) for each, a, b in rows if area in ("all", each)]
            found.append(_pair(first, second, area, len(shared), mine))
    return found


def _pair(
    first: str,
    second: str,
    area: str,
    transcripts: int,
    rows: Sequence[tuple[int | None, int | None]],
) -> RaterPair:
    pairs = [
        Pair(area=area, given=a, label=b, status="not assessed" if a is None else "scored")
        for a, b in rows
    ]
    same = [(a is None) == (b is None) for a, b in rows]
    return RaterPair(
        first=first,
        second=second,
        area=area,
        transcripts=transcripts,
        n=sum(a is not None and b is not None for a, b in rows),
        qwk=agreement("qwk", pairs),
        exact=agreement("exact", pairs),
        within_one=agreement("within-one", pairs),
        mae=agreement("mae", pairs),
        not_assessed=sum(same) / len(same) if same else None,
    )
