import pytest

from agent.records.gates import SuiteGates
from agent.steps.gating import PASS, REGRESSION, UNUSABLE, GateResult, exit_code, judge
from tests.builders import scored, unscored
from tests.eval_builders import many, result, run


def _one(gates: SuiteGates, results: object, baseline: object = None) -> GateResult:
    """Returns the only gate beside that every case was played."""
    found = judge(results, gates, baseline, {})  # type: ignore[arg-type]
    [gate] = [each for each in found if each.kind != "played"]
    return gate


def test_one_broken_invariant_is_a_regression_and_names_its_case() -> None:
    base = run(result("a", {"fence": True}), result("b", {"fence": False}))
    gate = _one(SuiteGates(invariants=("fence",)), base)
    assert (gate.status, gate.seen, gate.cases) == ("fail", "1 of 2", ("b: seen",))


def test_an_invariant_that_no_case_has_cannot_be_decided() -> None:
    assert _one(SuiteGates(invariants=("fence",)), run(result("a"))).status == "unusable"


@pytest.mark.parametrize(("floor", "status"), [(0.5, "pass"), (0.51, "fail")])
def test_a_floor_holds_at_its_value(floor: float, status: str) -> None:
    base = run(*many("near", [0.0, 1.0]))
    assert _one(SuiteGates(floors={"near": floor}), base).status == status


def test_a_floor_under_a_metric_that_nothing_measured_cannot_be_decided() -> None:
    assert _one(SuiteGates(floors={"near": 0.5}), run(result("a"))).status == "unusable"


@pytest.mark.parametrize(("most", "status"), [(0.5, "pass"), (0.49, "fail")])
def test_a_ceiling_on_unscored_areas_holds(most: float, status: str) -> None:
    base = run(result("a", areas={"x": scored(3), "y": unscored()}))
    assert _one(SuiteGates(ceilings={"unscored": most}), base).status == status


def test_a_ceiling_on_cost_cannot_be_decided_without_a_price() -> None:
    gates = SuiteGates(ceilings={"cost": 1.0})
    assert _one(gates, run(result("a"))).status == "pass"
    assert _one(gates, run(result("a"), model="openai:new")).status == "unusable"


def test_a_sure_fall_beyond_what_is_allowed_is_a_regression() -> None:
    gates = SuiteGates(max_regression={"near": 0.1})
    gate = _one(gates, run(*many("near", [0.4] * 6)), run(*many("near", [0.9] * 6)))
    assert gate.status == "fail"
    assert gate.cases[0].startswith("c")


def test_a_sure_fall_within_what_is_allowed_passes() -> None:
    gates = SuiteGates(max_regression={"near": 0.1})
    after, base = run(*many("near", [0.85] * 6)), run(*many("near", [0.9] * 6))
    assert _one(gates, after, base).status == "pass"


def test_a_fall_in_one_case_of_ten_is_not_sure_enough() -> None:
    gates = SuiteGates(max_regression={"near": 0.05})
    after, base = run(*many("near", [1.0] * 9 + [0.0])), run(*many("near", [1.0] * 10))
    assert _one(gates, after, base).status == "pass"


def test_a_rise_of_what_should_be_low_is_a_regression() -> None:
    gates = SuiteGates(max_regression={"mae": 0.2})
    base = run(*(result(f"c{n}", pairs=[(3, 3)]) for n in range(6)))
    after = run(*(result(f"c{n}", pairs=[(5, 3)]) for n in range(6)))
    assert _one(gates, after, base).status == "fail"


def test_without_a_baseline_a_regression_cannot_be_decided() -> None:
    gates = SuiteGates(max_regression={"near": 0.1})
    assert _one(gates, run(*many("near", [1.0] * 4))).status == "unusable"


def test_a_stale_case_makes_all_but_invariants_unusable() -> None:
    gates = SuiteGates(
        invariants=("fence",),
        floors={"near": 0.1},
        ceilings={"failed": 0.5},
        max_regression={"near": 0.1},
    )
    stale = result("b", status="stale", reason="needs recording")
    good = run(result("a", {"fence": True}, {"near": 1.0}), stale)
    found = judge(good, gates, good, {})
    assert {each.kind: each.status for each in found} == {
        "played": "unusable",
        "invariant": "pass",
        "floor": "unusable",
        "ceiling": "unusable",
        "regression": "unusable",
    }
    assert found[0].cases == ("b (sample 1): needs recording",)
    assert exit_code(found) == UNUSABLE


def test_a_broken_invariant_counts_even_where_another_case_is_stale() -> None:
    stale = result("b", status="stale", reason="needs recording")
    found = judge(
        run(result("a", {"fence": False}), stale), SuiteGates(invariants=("fence",)), None, {}
    )
    assert exit_code(found) == REGRESSION


def test_a_run_without_cases_is_unusable() -> None:
    assert exit_code(judge(run(), SuiteGates(), None, {})) == UNUSABLE


def test_a_run_with_every_gate_passed_exits_with_zero() -> None:
    assert exit_code(judge(run(result("a")), SuiteGates(), None, {})) == PASS
