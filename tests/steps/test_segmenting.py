import numpy as np
import pytest

from agent import assets
from agent.steps.exchanges import exchanges, texts_of
from agent.steps.logistic import Logistic
from agent.steps.segmenting import (
    FLOOR,
    LONGEST_WORDS,
    features,
    placed,
    segment,
    spoken_signs,
    words_of,
)
from tests.builders import asks, says, transcript

RUBRIC = assets.rubric("ml-design")
PARTS = exchanges(
    transcript(
        asks("What is the goal?"), says("Retention of viewers."), asks("Data?"), says("Clicks.")
    )
)


def _vectors(width: int = 4) -> dict[str, np.ndarray]:
    return {text: np.full(width, float(len(text))) for text in texts_of(PARTS)}


def test_features_are_a_row_an_exchange_and_remember_the_one_before() -> None:
    rows = features(PARTS, RUBRIC, _vectors())
    half = rows.shape[1] // 2
    assert rows.shape[0] == 2
    assert not rows[0, half:].any()
    assert rows[1, half:] == pytest.approx(rows[0, :half] * 0.3)


def test_a_missing_question_counts_as_nothing() -> None:
    parts = exchanges(transcript(says("Retention of viewers.")))
    rows = features(parts, RUBRIC, {"Retention of viewers.": np.ones(4)})
    assert not rows[0, :4].any()
    assert rows[0, 4:8].all()


def test_placing_is_a_likelihood_smoothed_over_neighbours() -> None:
    rows = np.array([[1.0], [-1.0], [-1.0], [-1.0]])
    placing = Logistic(coef=np.array([[20.0], [-20.0]]), bias=np.zeros(2))
    found = placed(rows, placing)
    assert found[:, 0] == pytest.approx([0.9, 0.25, 0.0, 0.0], abs=1e-6)
    assert found[:, 1] == pytest.approx([0.1, 0.75, 1.0, 1.0], abs=1e-6)


def test_the_likeliest_exchanges_are_read_in_the_order_of_the_round() -> None:
    assert segment(PARTS, np.array([0.5, 0.9])) == (0, 1)
    assert segment(PARTS, np.array([0.2, 0.9])) == (1,)
    assert segment(PARTS, np.array([0.2, 0.1])) == (0,)
    assert segment(PARTS, np.array([FLOOR - 0.01, 0.0])) == ()


def test_a_segment_is_not_longer_than_can_be_read() -> None:
    parts = exchanges(transcript(*[t for _ in range(9) for t in (asks("So?"), says("word " * 70))]))
    kept = segment(parts, np.full(9, 0.9))
    assert sum(words_of(parts)[place] for place in kept) <= LONGEST_WORDS
    assert len(kept) == 4


def test_signs_of_an_area_grow_with_what_is_on_it_and_fall_with_what_others_claim() -> None:
    lengths = np.array([100.0, 50.0])
    alone = spoken_signs(np.array([[0.9, 0.1], [0.1, 0.1]]), lengths, 0)
    claimed = spoken_signs(np.array([[0.9, 0.95], [0.1, 0.1]]), lengths, 0)
    silent = spoken_signs(np.array([[0.01, 0.1], [0.01, 0.1]]), lengths, 0)
    assert alone[:2] == pytest.approx(claimed[:2])
    assert (alone[2:] > claimed[2:]).all()
    assert (alone > silent).all()
