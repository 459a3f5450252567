import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import pearsonr, rankdata, spearmanr

from agent.steps.agreement import Floats
from agent.steps.correlating import correlation, partial, ranks, standard

SCORES = st.lists(
    st.tuples(st.integers(1, 5), st.integers(1, 5), st.integers(0, 3)), min_size=4, max_size=20
)


def _spearman(a: Floats, b: Floats, weight: Floats) -> Floats:
    return correlation(standard(ranks(a, weight), weight), standard(ranks(b, weight), weight))


@given(SCORES)
def test_a_weighted_rank_correlation_is_that_of_things_repeated(
    rows: list[tuple[int, int, int]],
) -> None:
    a, b, times = np.array(rows, dtype=float).T
    some, other = np.repeat(a, times.astype(int)), np.repeat(b, times.astype(int))
    found = _spearman(a, b, times[None, :])[0]
    if len(set(some)) < 2 or len(set(other)) < 2:
        assert np.isnan(found)
    else:
        assert found == pytest.approx(spearmanr(some, other).statistic)


def test_ranks_of_a_draw_are_those_of_things_repeated() -> None:
    values, times = np.array([3.0, 1.0, 3.0, 2.0]), np.array([[2.0, 1.0, 1.0, 2.0]])
    repeated = rankdata(np.repeat(values, [2, 1, 1, 2]))
    assert ranks(values, times)[0] == pytest.approx([repeated[0], 1.0, repeated[3], 2.5])


def test_a_partial_correlation_is_that_of_what_a_line_leaves_over() -> None:
    made = np.random.default_rng(2)
    length = made.normal(size=200)
    a, b = length + made.normal(size=200), length + made.normal(size=200)
    left = [x - np.polyval(np.polyfit(length, x, 1), length) for x in (a, b)]
    one = np.ones((1, 200))

    def between(x: Floats, y: Floats) -> Floats:
        return correlation(standard(x[None, :], one), standard(y[None, :], one))

    found = partial(between(a, b), between(a, length), between(b, length))[0]
    assert found == pytest.approx(pearsonr(*left).statistic)
    assert abs(found) < 0.2 < between(a, b)[0]


def test_what_never_varies_correlates_with_nothing() -> None:
    one = np.ones((1, 3))
    assert np.isnan(_spearman(np.array([3.0, 3, 3]), np.array([1.0, 2, 3]), one)[0])
    assert np.isnan(partial(np.array([0.5]), np.array([1.0]), np.array([0.5]))[0])
