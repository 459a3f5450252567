import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.records import Signal, Usage
from agent.steps.agreement import agreement, kappas
from agent.steps.metrics import (
    Drawn,
    clusters,
    cost_usd,
    interval,
    measure,
    metric_names,
    of_metric,
    passed_every_time,
    spreads,
)
from tests.builders import not_assessed, scored, unscored
from tests.eval_builders import EMBEDDED, many, result


def _pairs(*pairs: tuple[float | None, int | None]) -> list[tuple[float | None, int | None]]:
    return list(pairs)


def test_a_check_is_measured_as_the_share_that_passes() -> None:
    results = [result("a", {"fence": True}), result("b", {"fence": False}), result("c")]
    assert of_metric("fence", results) == 0.5


def test_a_score_is_averaged_over_the_cases_that_have_it() -> None:
    results = [result("a", scores={"near": 1.0}), result("b", scores={"near": 0.5}), result("c")]
    assert of_metric("near", results) == 0.75


def test_what_was_not_played_is_left_out_of_a_mean() -> None:
    results = [result("a", {"fence": True}), result("b", status="failed", reason="no answer")]
    assert of_metric("fence", results) == 1.0
    assert of_metric("failed", results) == 0.5


def test_a_stale_case_is_no_failed_case() -> None:
    results = [result("a"), result("b", status="stale", reason="changed")]
    assert of_metric("failed", results) == 0.0


def test_unscored_areas_are_counted_and_not_assessed_ones_are_not() -> None:
    areas = {"a": scored(3), "b": unscored(), "c": not_assessed()}
    assert of_metric("unscored", [result("x", areas=areas)]) == pytest.approx(1 / 3)


def test_a_metric_that_nothing_measured_has_no_value() -> None:
    found = measure("near", [result("a")])
    assert (found.value, found.low, found.n) == (None, None, 0)


@pytest.mark.parametrize(("name", "value"), [("mae", 1.0), ("exact", 1 / 3), ("within-one", 2 / 3)])
def test_agreement_is_over_the_pairs_that_have_both(name: str, value: float) -> None:
    pairs = result("a", pairs=_pairs((3, 3), (4, 3), (5, 3), (None, 3), (4, None))).pairs
    assert agreement(name, pairs) == pytest.approx(value)


def test_qwk_of_perfect_agreement_is_one() -> None:
    assert agreement("qwk", result("a", pairs=_pairs((1, 1), (5, 5), (3, 3))).pairs) == 1.0


def test_qwk_of_a_known_table_is_as_worked_out_by_hand() -> None:
    # Three pairs (1,1), (2,3), (3,2): weighted disagreement 2, by chance 4, so 1 - 2/4.
    pairs = result("a", pairs=_pairs((1, 1), (2, 3), (3, 2))).pairs
    assert agreement("qwk", pairs) == pytest.approx(0.5)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=30))
def test_the_kappa_of_a_table_is_that_of_scikit_learn(pairs: list[tuple[int, int]]) -> None:
    table = np.zeros((1, 5, 5))
    for given_score, label in pairs:
        table[0, label - 1, given_score - 1] += 1
    one_by_one = agreement("qwk", result("a", pairs=pairs).pairs)
    at_once = float(kappas(table)[0])
    assert (one_by_one is None) == math.isnan(at_once)
    if one_by_one is not None:
        assert at_once == pytest.approx(one_by_one)


def test_qwk_of_a_constant_grader_is_zero() -> None:
    pairs = result("a", pairs=_pairs((4, 1), (4, 3), (4, 5))).pairs
    assert agreement("qwk", pairs) == pytest.approx(0.0)


def test_qwk_without_any_spread_is_no_figure() -> None:
    assert agreement("qwk", result("a", pairs=_pairs((4, 4), (4, 4))).pairs) is None


def test_a_half_point_is_rounded_up_for_whole_points() -> None:
    assert agreement("exact", result("a", pairs=_pairs((2.5, 3), (3.5, 4))).pairs) == 1.0


def test_the_interval_holds_the_value_and_narrows_with_agreement() -> None:
    spread = measure("near", many("near", [0.0, 1.0] * 10))
    steady = measure("near", many("near", [0.5] * 20))
    assert spread.low is not None
    assert spread.high is not None
    assert spread.low < 0.5 < spread.high
    assert (steady.low, steady.high) == (0.5, 0.5)


def test_an_interval_is_drawn_over_clusters_and_not_over_cases() -> None:
    values = [0.0, 1.0, 0.2, 0.9]
    alone = measure("near", [result(f"c{i}", scores={"near": v}) for i, v in enumerate(values * 5)])
    grouped = measure(
        "near",
        [
            result(f"c{i}", scores={"near": v}, cluster=f"t{i % 4}")
            for i, v in enumerate(values * 5)
        ],
    )
    assert alone.low is not None
    assert grouped.low is not None
    assert grouped.low < alone.low
    assert (grouped.clusters, alone.clusters) == (4, 20)


def test_two_clusters_are_too_few_for_an_interval() -> None:
    assert interval(lambda places: places.mean(axis=-1), 2) == (None, None)


def test_an_embedded_model_costs_nothing_and_an_unknown_one_has_no_price() -> None:
    results = [result("a", usage=Usage(tokens_evaluated=1_000_000, tokens_generated=500_000))]
    prices = {"openai:m": (2.0, 0.5, 8.0)}
    assert cost_usd(results, EMBEDDED, prices) == 0.0
    assert cost_usd(results, "openai:m", prices) == pytest.approx(6.0)
    assert cost_usd(results, "openai:other", prices) is None


def test_a_case_passes_every_time_only_if_all_its_samples_do() -> None:
    samples = [result("a", {"fence": n != 2}, repeat=n) for n in (1, 2, 3)]
    steady = [result("b", {"fence": True}, repeat=n) for n in (1, 2, 3)]
    found = passed_every_time([*samples, *steady], "fence")
    assert found is not None
    assert found[0] == pytest.approx(5 / 6)
    assert found[1] == 0.5


def test_the_spread_of_a_case_is_over_its_samples() -> None:
    samples = [result("a", scores={"near": v}, repeat=n) for n, v in enumerate((0.0, 1.0), 1)]
    [found] = spreads(samples, "near")
    assert (found.samples, found.mean) == (2, 0.5)
    assert found.deviation == pytest.approx(0.5**0.5)
    assert not found.always


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=3, max_size=25))
def test_areas_at_once_are_those_of_scikit_learn(rows: list[tuple[int, bool]]) -> None:
    results = [
        result(f"c{n}").model_copy(
            update={"signals": {"auc": Signal(value=float(value), positive=positive)}}
        )
        for n, (value, positive) in enumerate(rows)
    ]
    drawn = Drawn("auc", clusters(results))(np.arange(len(rows))[None, :])
    one = of_metric("auc", results)
    assert (one is None) == math.isnan(float(drawn[0]))
    if one is not None:
        assert float(drawn[0]) == pytest.approx(one)


def test_metrics_are_named_once_each() -> None:
    results = [
        result(
            "a",
            {"fence": True},
            {"near": 1.0},
            [(3, 3)],
            areas={"a": scored(3)},
            usage=Usage(tokens_generated=1),
        ),
        result("b", {"fence": True}, {"near": 1.0}),
    ]
    names = metric_names(results)
    assert len(names) == len(set(names))
    assert {"fence", "near", "qwk", "mae", "unscored", "failed", "tokens", "seconds"} <= set(names)
