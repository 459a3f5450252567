from dataclasses import replace

import numpy as np
import pytest

from agent.steps.probing import marks_of, read
from agent.wiring.grader_fit import Quotable, Segments, fit_markings, fit_picking

N, WIDTH = 120, 6


@pytest.fixture
def segments() -> Segments:
    """Vectors whose first number says what they are worth."""
    draw = np.random.default_rng(1)
    labels = draw.integers(1, 6, N).astype(float)
    vectors = draw.normal(size=(N, WIDTH))
    vectors[:, 0] = labels + draw.normal(size=N) * 0.3
    kinds = tuple("natural" if n % 4 == 0 else "constructed" for n in range(N))
    return Segments(vectors, labels, np.arange(N) % 2, kinds, np.arange(N) % 5)


def test_what_a_vector_is_worth_is_found(segments: Segments) -> None:
    one, other = fit_markings(segments, 2)
    assert one.kernel is other.kernel
    scores = np.array([read(vector, one).score for vector in segments.vectors])
    assert np.corrcoef(scores, segments.labels)[0, 1] > 0.9


def test_odds_are_as_wide_as_left_out_marks_are_wrong(segments: Segments) -> None:
    draw = np.random.default_rng(2)
    noisy = replace(segments, labels=draw.permutation(segments.labels))
    sure, unsure = fit_markings(segments, 2)[0], fit_markings(noisy, 2)[0]
    deviations = [
        float(np.mean([read(vector, each).deviation for vector in segments.vectors]))
        for each in (sure, unsure)
    ]
    assert deviations[0] < 0.8
    assert deviations[1] > 1.1


def test_marks_of_a_fold_do_not_depend_on_its_own_labels(segments: Segments) -> None:
    kept = segments.of(segments.folds != 0)
    wrong = replace(segments, labels=np.where(segments.folds == 0, 1.0, segments.labels))
    left = segments.vectors[segments.folds == 0]
    marks = [
        marks_of(left, fit_markings(each, 2)[0].kernel)
        for each in (kept, wrong.of(wrong.folds != 0))
    ]
    assert marks[0] == pytest.approx(marks[1])


def test_a_rarer_kind_weighs_more_and_a_natural_one_double(segments: Segments) -> None:
    weights = segments.weights
    natural = np.array([kind == "natural" for kind in segments.kinds])
    assert weights.mean() == pytest.approx(1)
    assert weights[natural].mean() == pytest.approx(weights[~natural].mean() * 2 * 3**0.5)
    more = replace(segments, kinds=tuple(f"more-{kind}" for kind in segments.kinds))
    assert more.weights == pytest.approx(weights)


def test_picking_learns_what_raters_quote() -> None:
    draw = np.random.default_rng(3)
    signs = draw.normal(size=(200, 19))
    picking = fit_picking([Quotable(signs, signs[:, 4] > 0.5)])
    assert int(np.argmax(np.abs(picking.coef))) == 4
    assert picking.coef[4] > 0
