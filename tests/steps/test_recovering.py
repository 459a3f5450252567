import pytest
from scipy.stats import spearmanr

from agent.steps.recovering import Recovered, recovered


def _rows(*pairs: tuple[float, float]) -> list[Recovered]:
    return [Recovered(f"c{n}", {"a": true}, {"a": given}) for n, (true, given) in enumerate(pairs)]


def test_it_is_the_rank_correlation_over_runs() -> None:
    pairs = [(2.0, 2.4), (3.0, 2.2), (4.5, 4.0), (3.0, 3.1), (2.0, 1.5), (4.5, 3.2)]
    found = recovered(_rows(*pairs), {})
    assert found.rho == pytest.approx(spearmanr(*zip(*pairs, strict=True)).statistic)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= (found.rho or 0) <= found.high
    assert (found.runs, found.areas) == (6, 6)


def test_a_run_counts_by_the_mean_of_its_areas() -> None:
    uneven = Recovered("u", {"a": 2.0, "b": 4.5}, {"a": 2.0, "b": 4.0})
    rows = [*_rows((2.0, 2.0), (4.5, 4.0)), uneven]
    assert recovered(rows, {}).rho == pytest.approx(1.0)
    assert recovered(rows, {}).areas == 4


def test_fewer_than_three_runs_are_not_measured_and_what_is_missing_is_kept() -> None:
    found = recovered(_rows((2.0, 2.0)), {"x": "never graded"})
    assert (found.rho, found.runs, found.missing) == (None, 1, {"x": "never graded"})


def test_grades_that_do_not_vary_have_no_correlation() -> None:
    assert recovered(_rows((2.0, 3.0), (3.0, 3.0), (4.5, 3.0)), {}).rho is None
