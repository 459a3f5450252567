"""The evidence update: Bayes' rule by hand, and what moves nothing."""

import math

import pytest

from agent.records.debrief import RoundSignal
from agent.records.debrief_data import Likelihoods, Prior, RoundLikelihoods, VerdictCounts
from agent.records.scorecard import Verdict
from agent.steps.debriefing.updating import NO_VERDICT, NOT_MEASURED, ratio, update

_PRIOR = Prior(value=0.3, source="a test")


def _table(**counts: tuple[int, int]) -> RoundLikelihoods:
    names: dict[str, Verdict] = {
        "snh": "strong no hire",
        "nh": "no hire",
        "h": "hire",
        "sh": "strong hire",
    }
    found = {names[key]: VerdictCounts(at=at, under=under) for key, (at, under) in counts.items()}
    return RoundLikelihoods(counts=found)


_TABLE = _table(snh=(10, 400), nh=(190, 500), h=(500, 80), sh=(300, 20))
_LIKELIHOODS = Likelihoods(
    version=1,
    fitted_on="a test",
    smoothing=1.0,
    temper={"E5": 0.5},
    tables={"E5": {"other": _TABLE}},
)


def _round(place: str, verdict: Verdict | None) -> RoundSignal:
    return RoundSignal(
        place=place,
        round="coding",
        layer="execution",
        verdict=verdict,
        reason="r",
        calibration="calibrated",
    )


def test_a_ratio_is_the_two_smoothed_shares() -> None:
    found = ratio(_TABLE, "hire", 1.0)
    assert found.value == pytest.approx((501 / 1004) / (81 / 1004))
    assert found.low < found.value < found.high
    assert (found.n_at, found.n_under) == (1000, 1000)


def test_a_verdict_that_was_hardly_seen_is_counted_with_its_side() -> None:
    table = _table(snh=(0, 400), nh=(700, 598), h=(0, 0), sh=(300, 2))
    assert ratio(table, "hire", 1.0).value == ratio(table, "strong hire", 1.0).value


def test_the_posterior_is_bayes_rule_with_tempered_ratios() -> None:
    rounds = (_round("coding-1", "hire"), _round("coding-2", "no hire"))
    found = update(rounds, "E5", _PRIOR, _LIKELIHOODS, frozenset({"coding-1", "coding-2"}))
    total = sum(math.log(ratio(_TABLE, v, 1.0).value) for v in ("hire", "no hire"))
    odds = 0.3 / 0.7 * math.exp(0.5 * total)
    assert found.posterior == pytest.approx(odds / (1 + odds))
    assert found.steps[-1].log_odds == pytest.approx(math.log(odds))


def test_the_prior_at_which_it_flips_really_gives_one_half() -> None:
    rounds = (_round("coding-1", "hire"),)
    found = update(rounds, "E5", _PRIOR, _LIKELIHOODS, frozenset({"coding-1"}))
    assert found.flips_at is not None
    at = Prior(value=found.flips_at, source="a test")
    again = update(rounds, "E5", at, _LIKELIHOODS, frozenset({"coding-1"}))
    assert again.posterior == pytest.approx(0.5, abs=0.001)


def test_no_verdict_and_no_measured_grader_move_nothing() -> None:
    rounds = (_round("coding-1", None), _round("coding-2", "strong hire"))
    found = update(rounds, "E5", _PRIOR, _LIKELIHOODS, frozenset({"coding-1"}))
    assert found.posterior == pytest.approx(0.3)
    assert [each.note for each in found.steps] == [NO_VERDICT, NOT_MEASURED]
