import numpy as np
import pytest

from agent.steps.metrics import interval
from agent.steps.resampling import NOTHING, figure, mean, mean_within, weights


def test_the_first_row_is_the_sample_and_every_draw_is_as_large() -> None:
    drawn = weights(7)
    assert (drawn[0] == 1).all()
    assert (drawn.sum(axis=1) == 7).all()
    assert len({tuple(row) for row in drawn[1:50]}) > 40


def test_a_draw_depends_on_nothing_but_the_number_of_transcripts() -> None:
    assert (weights(9) == weights(9).copy()).all()
    first = mean([1.0, 2.0, 5.0, 4.0], ["a", "b", "c", "d"])
    assert mean([1.0, 2.0, 5.0, 4.0], ["e", "f", "g", "h"]) == first


def test_an_interval_is_that_of_scipy_but_for_the_draw() -> None:
    values = np.random.default_rng(1).normal(3, 1, 40)
    found = mean(list(values), [f"t{n:02}" for n in range(40)])
    low, high = interval(lambda places: values[places].mean(axis=-1), 40)
    assert found.value == pytest.approx(values.mean())
    assert found.low == pytest.approx(low, abs=0.03)
    assert found.high == pytest.approx(high, abs=0.03)


def test_things_of_one_transcript_are_drawn_together() -> None:
    values = [0.0] * 5 + [1.0] * 5 + [0.0] * 5 + [1.0] * 5
    together = mean(values, [f"t{n // 5}" for n in range(20)])
    apart = mean(values, [f"t{n:02}" for n in range(20)])
    assert (together.low, together.high) == (0.0, 1.0)
    assert apart.low is not None
    assert apart.low > 0.2


def test_two_transcripts_are_too_few_for_an_interval() -> None:
    found = mean([1.0, 2.0, 3.0], ["a", "a", "b"])
    assert (found.value, found.low, found.high, found.n) == (2.0, None, None, 3)


def test_draws_that_hold_none_of_the_things_are_left_out() -> None:
    found = mean_within([4.0], np.array([2]), 3)
    assert (found.value, found.low, found.high) == (4.0, 4.0, 4.0)


def test_of_nothing_there_is_no_mean() -> None:
    assert mean([], []) == NOTHING
    assert figure(np.array([np.nan, 1.0]), 5, 2).value is None
