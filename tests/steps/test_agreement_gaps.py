import numpy as np
import pytest

from agent.steps.agreement_gaps import gap
from tests.steps.test_agreeing import judged, noisy

NAMES = ("jedi", "natural", "ours", "theirs")


def test_a_grader_is_no_better_than_itself() -> None:
    rows = noisy()
    found = gap(NAMES, rows, rows)
    assert (found.qwk.value, found.qwk.low, found.qwk.high) == (0.0, 0.0, 0.0)
    assert (found.mae.value, found.mae.low, found.mae.high) == (0.0, 0.0, 0.0)


def test_a_difference_is_paired() -> None:
    ours = noisy()
    made = np.random.default_rng(4)
    theirs = [
        judged(
            r.transcript, min(5, max(1, (r.score or 0) + made.normal(0, 0.2))), r.label, area=r.area
        )
        for r in ours
    ]
    found = gap(NAMES, ours, theirs)
    assert found.mae.low is not None
    assert found.mae.high is not None
    from agent.steps.agreeing import agreed

    alone = agreed(ours).figures["mae"]
    assert alone.low is not None
    assert alone.high is not None
    assert found.mae.high - found.mae.low < 0.3 * (alone.high - alone.low)


def test_graders_are_compared_on_what_both_scored() -> None:
    ours = [judged("a", 4.0, 4.0), judged("b", 1.0, 3.0), judged("c", 2.0, 2.0)]
    theirs = [judged("a", 2.0, 4.0), judged("b", None, 3.0), judged("c", 2.0, 2.0)]
    found = gap(NAMES, ours, theirs)
    assert (found.transcripts, found.mae.n) == (2, 2)
    assert found.mae.value == pytest.approx((2.0 + 0.0) / 2)
    assert (found.ours, found.theirs) == (1.0, 0.0)
    assert found.qwk.value == 1.0


def test_graders_with_nothing_in_common_are_not_compared() -> None:
    found = gap(NAMES, [judged("a", 4.0, 4.0)], [judged("b", 4.0, 4.0)])
    assert (found.transcripts, found.qwk.value, found.mae.n) == (0, None, 0)
