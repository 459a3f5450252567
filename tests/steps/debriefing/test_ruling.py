"""The rules over verdicts: no round pays for another, no verdict is no no."""

import itertools

from agent.records.debrief import RoundSignal
from agent.records.scorecard import Verdict
from agent.steps.debriefing.flipping import single_flips, smallest_flip
from agent.steps.debriefing.ruling import HIRE_SIDE, decide, layer_signals, with_verdicts
from agent.wiring.debrief_data import debrief_rules

_RULES = debrief_rules()
_VERDICTS: tuple[Verdict, ...] = ("strong no hire", "no hire", "hire", "strong hire")


def _round(place: str, verdict: Verdict | None) -> RoundSignal:
    round_id = place.rpartition("-")[0]
    return RoundSignal(
        place=place,
        round=round_id,
        layer=_RULES.layer_of(round_id),
        verdict=verdict,
        reason="r",
        calibration="calibrated",
    )


def _rounds(**verdicts: Verdict | None) -> tuple[RoundSignal, ...]:
    return tuple(_round(name.replace("_", "-"), each) for name, each in verdicts.items())


def test_all_on_the_hire_side_is_a_hire() -> None:
    found = decide(_rounds(coding_1="hire", ml_design_1="hire", jedi_1="hire"), _RULES)
    assert (found.decision, found.rule, found.could_be) == ("hire", "all-hold", ("hire",))


def test_a_strong_round_does_not_pay_for_a_failing_one_in_its_layer() -> None:
    rounds = _rounds(
        coding_1="strong hire", coding_2="no hire", ml_design_1="strong hire", jedi_1="strong hire"
    )
    found = decide(rounds, _RULES)
    assert (found.decision, found.rule) == ("no hire", "no-compensation")
    assert "coding-2: no hire" in found.because


def test_a_layer_without_a_positive_signal_decides() -> None:
    rounds = _rounds(coding_1="strong hire", ml_design_1="no hire", jedi_1="strong hire")
    found = decide(rounds, _RULES)
    assert (found.decision, found.rule) == ("no hire", "layer-negative")
    assert "impact" in found.because


def test_no_verdict_is_not_a_no() -> None:
    rounds = _rounds(coding_1="hire", ml_design_1=None, jedi_1="hire")
    found = decide(rounds, _RULES)
    assert (found.decision, found.rule) == ("cannot tell", "layer-unheard")
    assert found.could_be == ("hire", "no hire", "cannot tell")


def test_a_missing_second_verdict_leaves_the_decision_open_aloud() -> None:
    rounds = _rounds(coding_1="hire", coding_2=None, ml_design_1="hire", jedi_1="hire")
    found = decide(rounds, _RULES)
    assert found.decision == "hire"
    assert found.could_be == ("hire", "no hire")


def test_a_recruiter_call_decides_nothing() -> None:
    rounds = _rounds(recruiter_1="no hire", coding_1="hire", ml_design_1="hire", jedi_1="hire")
    assert decide(rounds, _RULES).decision == "hire"
    assert rounds[0].layer is None


def test_any_round_that_fails_is_a_no_whatever_the_others() -> None:
    places = ("coding_1", "coding_2", "ml_design_1", "jedi_1")
    for verdicts in itertools.product(_VERDICTS, repeat=4):
        rounds = _rounds(**dict(zip(places, verdicts, strict=True)))
        failed = any(each not in HIRE_SIDE for each in verdicts)
        assert decide(rounds, _RULES).decision == ("no hire" if failed else "hire")


def test_layers_say_mixed_where_verdicts_differ() -> None:
    found = layer_signals(_rounds(coding_1="hire", coding_2="no hire", jedi_1=None))
    assert [each.signal for each in found] == ["mixed", "none", "none"]


def test_the_smallest_set_of_changes_really_flips_and_no_smaller_one_does() -> None:
    rounds = _rounds(coding_1="no hire", ml_design_1="no hire", jedi_1="hire")
    found = smallest_flip(rounds, _RULES, lambda _: 0.5)
    assert found is not None
    assert set(found.changes) == {"coding-1", "ml-design-1"}
    assert decide(with_verdicts(rounds, found.changes), _RULES).decision == "hire"
    assert single_flips(rounds, _RULES, lambda _: 0.5) == ()


def test_each_hire_alone_would_flip_a_hire() -> None:
    rounds = _rounds(coding_1="hire", ml_design_1="hire", jedi_1="hire")
    found = single_flips(rounds, _RULES, lambda _: 0.5)
    assert [next(iter(each.changes)) for each in found] == ["coding-1", "ml-design-1", "jedi-1"]
    assert {each.decision for each in found} == {"no hire"}
