"""How much better one grader agrees with the labels than another, on the areas both scored."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from agent.steps.agreeing import Judged, Sample
from agent.steps.agreement import kappas
from agent.steps.resampling import Figure, figure


@dataclass(frozen=True, slots=True)
class Gap:
    """A grader against another.

    Attributes:
        round, kind: of the transcripts.
        grader, other: who is compared with whom.
        transcripts: how many both were given and scored.
        ours, theirs: QWK of each on those areas; None where nothing varies.
        qwk: the first less the second; above 0 is better.
        mae: the second's mean distance less the first's; above 0 is better.
    """

    round: str
    kind: str
    grader: str
    other: str
    transcripts: int
    ours: float | None
    theirs: float | None
    qwk: Figure
    mae: Figure


def gap(names: tuple[str, str, str, str], ours: Sequence[Judged], theirs: Sequence[Judged]) -> Gap:
    """Compares two graders; the draws of transcripts are the same for both.

    Args:
        names: round, kind, grader and other.
        ours: what the grader judged.
        theirs: what the other did.
    """
    mine, other = (
        {(r.transcript, r.area): r for r in rows if _whole(r)} for rows in (ours, theirs)
    )
    shared = sorted(mine.keys() & other.keys())
    first = Sample.of([mine[key] for key in shared])
    second = Sample.of([other[key] for key in shared])
    if not shared:
        return Gap(*names, 0, None, None, first.share([]), first.share([]))
    kappa, other_kappa = kappas(first.tables()), kappas(second.tables())
    return Gap(
        *names,
        transcripts=first.clusters,
        ours=_number(kappa[0]),
        theirs=_number(other_kappa[0]),
        qwk=figure(kappa - other_kappa, first.clusters, len(shared)),
        mae=first.share([_far(other[key]) - _far(mine[key]) for key in shared]),
    )


def _whole(row: Judged) -> bool:
    return row.score is not None and row.label is not None


def _far(row: Judged) -> float:
    return abs((row.score or 0) - (row.label or 0))


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
