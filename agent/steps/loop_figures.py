"""What simulated loops come to in figures: accuracy, levels, calibration; each with n.

Intervals are over loops (bootstrap, as in `agent.steps.resampling`). The Brier score is the mean
squared distance of a probability from what was true (Brier 1950); its reference is that of the
prior alone. Reliability: in tenths of the stated probability, how many were truly at the level.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent.records.debrief_data import Likelihoods, RoundLikelihoods, VerdictCounts
from agent.records.scorecard import Verdict
from agent.records.simulated_loops import LoopSeen
from agent.records.transcript import Level
from agent.steps.debriefing.updating import ratio
from agent.steps.resampling import Figure, mean

_BINS = 10
_GRID = [n / 20 for n in range(21)]
VERDICTS: tuple[Verdict, ...] = ("strong no hire", "no hire", "hire", "strong hire")


@dataclass(frozen=True, slots=True)
class Bin:
    """One tenth of the stated probability: its mean, the share truly at the level, and n."""

    low: float
    stated: float
    true: float
    n: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What loops of one level asked for come to.

    Attributes:
        right: share of decisions that are right, over the loops that are decided.
        decided: share of loops that are decided.
        hired_at: of candidates truly at the level, the share hired, over all loops.
        hired_under: of those who are not, the share hired.
        by_posterior: share that is right where one half of the posterior decides.
        brier: of the posterior.
        brier_prior: of the prior alone.
        brier_untempered: of the posterior without tempering.
        level_right: share of loops whose supported level is the true one (none for E3).
        bins: reliability.
        confusion: by true level and level supported (`none`), loops.
    """

    right: Figure
    decided: Figure
    hired_at: Figure
    hired_under: Figure
    by_posterior: Figure
    brier: Figure
    brier_prior: Figure
    brier_untempered: Figure
    level_right: Figure
    bins: tuple[Bin, ...]
    confusion: Mapping[tuple[str, str], int]


def figures(seen: Sequence[LoopSeen], prior: float) -> Figures:
    """Returns the figures of loops of one level asked for.

    Args:
        seen: the loops; at least one.
        prior: what the posterior started from.
    """
    decided = [each for each in seen if each.decision != "cannot tell"]
    right = [float((each.decision == "hire") == each.is_at) for each in decided]
    posterior = [float((each.posterior >= 0.5) == each.is_at) for each in seen]
    loose = [_posterior(each.evidence, prior, 1.0) for each in seen]
    return Figures(
        right=_mean(right),
        decided=_mean([float(each.decision != "cannot tell") for each in seen]),
        hired_at=_mean([float(each.decision == "hire") for each in seen if each.is_at]),
        hired_under=_mean([float(each.decision == "hire") for each in seen if not each.is_at]),
        by_posterior=_mean(posterior),
        brier=_mean([(each.posterior - each.is_at) ** 2 for each in seen]),
        brier_prior=_mean([(prior - each.is_at) ** 2 for each in seen]),
        brier_untempered=_mean(
            [(p - each.is_at) ** 2 for p, each in zip(loose, seen, strict=True)]
        ),
        level_right=_mean(
            [float(_level(each.true) == (each.supported or "none")) for each in seen]
        ),
        bins=tuple(_bins(seen)),
        confusion=Counter((each.true, each.supported or "none") for each in seen),
    )


def _mean(values: Sequence[float]) -> Figure:
    return mean(values, [str(n) for n in range(len(values))])


def _level(true: Level) -> str:
    return "none" if true == "E3" else true


def _bins(seen: Sequence[LoopSeen]) -> list[Bin]:
    groups: dict[int, list[LoopSeen]] = {}
    for each in seen:
        groups.setdefault(min(_BINS - 1, int(each.posterior * _BINS)), []).append(each)
    return [
        Bin(
            low=place / _BINS,
            stated=sum(each.posterior for each in some) / len(some),
            true=sum(each.is_at for each in some) / len(some),
            n=len(some),
        )
        for place, some in sorted(groups.items())
    ]


def fitted(
    seen: Sequence[LoopSeen], kinds: Mapping[str, str], smoothing: float
) -> dict[str, RoundLikelihoods]:
    """Counts verdicts by kind of round, of candidates at the level and under it.

    Args:
        seen: loops of one level asked for, to fit on.
        kinds: by place, the table that its verdicts are counted in.
        smoothing: what is added to a count later; verdicts never seen stay countable by it.
    """
    counts: dict[str, Counter[tuple[str, bool]]] = {kind: Counter() for kind in kinds.values()}
    for each in seen:
        for place, verdict in each.verdicts.items():
            if verdict is not None:
                counts[kinds[place]][verdict, each.is_at] += 1
    return {
        kind: RoundLikelihoods(
            counts={
                verdict: VerdictCounts(at=found[verdict, True], under=found[verdict, False])
                for verdict in VERDICTS
            }
        )
        for kind, found in counts.items()
    }


def evidence_of(
    verdicts: Mapping[str, str | None],
    rounds: Mapping[str, str],
    level: Level,
    likelihoods: Likelihoods,
) -> float:
    """Returns the sum of the log ratios of some verdicts, before tempering."""
    total = 0.0
    for place, verdict in verdicts.items():
        table = likelihoods.table(level, rounds[place])
        if verdict is not None and table is not None:
            total += math.log(ratio(table, verdict, likelihoods.smoothing).value)  # type: ignore[arg-type]
    return total


def best_temper(evidence: Sequence[tuple[float, bool]], prior: float) -> float:
    """Returns the temper, in twentieths, with the least Brier score; the smallest of equals.

    Args:
        evidence: by loop, the sum of its log ratios, and whether the candidate is at the level.
        prior: what the posterior starts from.
    """

    def brier(temper: float) -> float:
        return sum((_posterior(e, prior, temper) - is_at) ** 2 for e, is_at in evidence)

    return min(_GRID, key=lambda temper: (round(brier(temper), 6), temper))


def _posterior(evidence: float, prior: float, temper: float) -> float:
    log_odds = math.log(prior / (1 - prior)) + temper * evidence
    return 1 / (1 + math.exp(-max(-500.0, min(500.0, log_odds))))
