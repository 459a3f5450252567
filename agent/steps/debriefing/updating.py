"""The evidence update: from a stated prior, round by round, by likelihood ratios.

log odds = log odds of the prior + temper x the sum of log(P(verdict | at) / P(verdict | under)).

The shares are counted in simulation and smoothed (one added to each count). Rounds of one
candidate do not err independently, so every log ratio is multiplied by the same temper between 0
and 1 (a power likelihood, as in Grünwald 2012, "The safe Bayesian"), chosen in simulation. A round
without a verdict, or whose grader was never measured, moves nothing.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from agent.records.debrief import EvidenceStep, RoundSignal, Update
from agent.records.debrief_data import Likelihoods, Prior, RoundLikelihoods
from agent.records.scorecard import Verdict
from agent.records.transcript import Level
from agent.steps.debriefing.ruling import HIRE_SIDE

_Z = 1.959964
_FEWEST_SEEN = 10
_KINDS = 4
"""How many verdicts there are."""
_LOWEST_PRIOR, _HIGHEST_PRIOR = 0.001, 0.999
NO_VERDICT = "no verdict: it moves nothing"
NOT_MEASURED = "its grader was never measured on labels: it moves nothing"
NO_LAYER = "it counts in no layer: it moves nothing"


@dataclass(frozen=True, slots=True)
class Ratio:
    """A likelihood ratio, its 95 % interval (Katz and others 1978), and its counts."""

    value: float
    low: float
    high: float
    n_at: int
    n_under: int


def ratio(table: RoundLikelihoods, verdict: Verdict, smoothing: float) -> Ratio:
    """Returns P(verdict | at the level) / P(verdict | under it).

    A verdict that was seen fewer than ten times is counted together with the other of its side,
    so that smoothing alone is never evidence.

    Args:
        table: of the round's kind and the level.
        verdict: of the round.
        smoothing: added to every count.
    """
    n_at = sum(each.at for each in table.counts.values())
    n_under = sum(each.under for each in table.counts.values())
    same = [table.counts[verdict]]
    if same[0].at + same[0].under < _FEWEST_SEEN:
        on_hire_side = verdict in HIRE_SIDE
        same = [c for v, c in table.counts.items() if (v in HIRE_SIDE) == on_hire_side]
    at = sum(each.at for each in same) + smoothing
    under = sum(each.under for each in same) + smoothing
    all_at, all_under = n_at + _KINDS * smoothing, n_under + _KINDS * smoothing
    value = (at / all_at) / (under / all_under)
    error = math.sqrt(1 / at - 1 / all_at + 1 / under - 1 / all_under)
    reach = math.exp(_Z * error)
    return Ratio(value, value / reach, value * reach, n_at, n_under)


def update(
    rounds: Sequence[RoundSignal],
    level: Level,
    prior: Prior,
    likelihoods: Likelihoods,
    measured: frozenset[str],
) -> Update:
    """Returns the evidence update.

    Args:
        rounds: what each says, in order.
        level: "truly at this level or over" is what the odds are of.
        prior: before any round.
        likelihoods: counted in simulation.
        measured: places of the rounds whose grader was measured on labels, or whose code was run.
    """
    temper = likelihoods.temper.get(level, 1.0)
    start = _logit(prior.value)
    log_odds, steps = start, []
    for each in rounds:
        found, note = _ratio_of(each, level, likelihoods, measured)
        if found is not None:
            log_odds += temper * math.log(found.value)
        steps.append(
            EvidenceStep(
                place=each.place,
                verdict=each.verdict,
                ratio=found.value if found else 1.0,
                low=found.low if found else None,
                high=found.high if found else None,
                n_at=found.n_at if found else 0,
                n_under=found.n_under if found else 0,
                note=note,
                log_odds=log_odds,
            )
        )
    return Update(
        level=level,
        prior=prior.value,
        prior_source=prior.source,
        temper=temper,
        steps=tuple(steps),
        posterior=_share(log_odds),
        flips_at=_flipping_prior(log_odds - start),
    )


def _ratio_of(
    each: RoundSignal, level: Level, likelihoods: Likelihoods, measured: frozenset[str]
) -> tuple[Ratio | None, str]:
    """The ratio of a round, or why it has none."""
    table = likelihoods.table(level, each.round)
    if each.layer is None:
        return None, NO_LAYER
    if each.verdict is None:
        return None, NO_VERDICT
    if each.place not in measured or table is None or each.verdict not in table.counts:
        return None, NOT_MEASURED
    return ratio(table, each.verdict, likelihoods.smoothing), ""


def _flipping_prior(evidence: float) -> float | None:
    """The prior at which the posterior is one half: its log odds are the evidence's, negated."""
    found = _share(-evidence)
    return round(found, 4) if _LOWEST_PRIOR <= found <= _HIGHEST_PRIOR else None


def _logit(share: float) -> float:
    return math.log(share / (1 - share))


def _share(log_odds: float) -> float:
    """The probability of log odds; stable for large ones."""
    if log_odds >= 0:
        return 1 / (1 + math.exp(-log_odds))
    grown = math.exp(log_odds)
    return grown / (1 + grown)
