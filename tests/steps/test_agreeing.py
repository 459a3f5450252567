from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import spearmanr
from sklearn.metrics import cohen_kappa_score

from agent.records import Given, Status
from agent.steps.agreeing import Agreed, Judged, agreed, status_of


def judged(
    transcript: str,
    score: float | None,
    label: float | None,
    status: Status | None = None,
    area: str = "a",
    words: int = 0,
) -> Judged:
    what: Status = status or ("not assessed" if score is None else "scored")
    return Judged(transcript, area, score, what, label, words, words)


def noisy(count: int = 40, areas: int = 5, own: float = 1.0) -> list[Judged]:
    """Scores that err by transcript (`own` points) more than by area."""
    made = np.random.default_rng(3)
    rows = []
    for n in range(count):
        shift = made.normal(0, own)
        for a in range(areas):
            label = int(made.integers(1, 6))
            score = float(np.clip(label + shift + made.normal(0, 0.3), 1, 5))
            rows.append(judged(f"t{n:02}", score, label, area=f"a{a}", words=100 * label + n))
    return rows


def value(found: Agreed, name: str) -> float:
    figure = found.figures[name].value
    assert figure is not None
    return figure


def width(found: Agreed, name: str) -> float:
    figure = found.figures[name]
    assert figure.low is not None
    assert figure.high is not None
    return figure.high - figure.low


def test_figures_are_those_of_the_libraries() -> None:
    rows = noisy()
    scores = [row.score or 0 for row in rows]
    labels = [int(row.label or 0) for row in rows]
    whole = [int(score + 0.5) for score in scores]
    found = agreed(rows)
    assert value(found, "qwk") == pytest.approx(
        cohen_kappa_score(labels, whole, weights="quadratic")
    )
    assert value(found, "kappa") == pytest.approx(cohen_kappa_score(labels, whole))
    assert value(found, "spearman") == pytest.approx(spearmanr(scores, labels).statistic)
    words = [row.words for row in rows]
    assert value(found, "length") == pytest.approx(spearmanr(scores, words).statistic)


def test_figures_of_a_case_worked_out_by_hand() -> None:
    rows = [
        judged("a", 3.0, 3.0),
        judged("b", 2.4, 4.0),
        judged("c", 4.6, 4.0),
        judged("d", 1.0, 3.5),
    ]
    found = agreed(rows)
    assert value(found, "mae") == pytest.approx((0 + 1.6 + 0.6 + 2.5) / 4)
    assert value(found, "bias") == pytest.approx((0 - 1.6 + 0.6 - 2.5) / 4)
    assert value(found, "exact") == 0.25
    assert value(found, "within-one") == 0.5
    assert [(each.level, each.mae.n) for each in found.levels] == [(3, 1), (4, 3)]
    assert [each.bias.value for each in found.levels] == pytest.approx([0, (-1.6 + 0.6 - 2.5) / 3])


def test_kappa_of_a_constant_is_nought_and_its_correlation_is_none() -> None:
    found = agreed([judged(f"t{n}", 3.0, 1.0 + n % 5) for n in range(20)])
    assert value(found, "qwk") == 0.0
    assert value(found, "kappa") == 0.0
    assert found.figures["spearman"].value is None


def test_areas_of_a_transcript_are_drawn_together() -> None:
    together = noisy()
    apart = [replace(row, transcript=f"{row.transcript} {row.area}") for row in together]
    for name in ("mae", "bias", "qwk"):
        assert width(agreed(together), name) > 1.3 * width(agreed(apart), name), name
        assert value(agreed(together), name) == pytest.approx(value(agreed(apart), name))


def test_what_has_no_score_is_counted_and_left_out() -> None:
    rows = [
        judged("a", 4.0, 4.0),
        judged("b", None, 4.0),
        judged("c", None, 1.0, "unscored"),
        judged("d", None, None),
        judged("e", 2.0, None),
    ]
    found = agreed(rows)
    assert (found.areas, found.n, found.unscored, found.missed) == (5, 1, 1, 1)
    assert value(found, "exact") == 1.0
    assert value(found, "unscored") == 0.2


def test_null_is_told_from_1_where_both_or_neither_have_a_score() -> None:
    rows = [
        judged("a", None, None),
        judged("b", 2.0, None),
        judged("c", 1.0, 1.0),
        judged("d", None, 1.0),
        judged("e", 3.0, 1.0),
        judged("f", None, 1.0, "unscored"),
        judged("g", None, 3.0),
    ]
    told = agreed(rows).figures["null-told"]
    assert told.value == pytest.approx(3 / 5)
    assert told.n == 5


def test_a_grader_that_scored_nothing_has_counts_and_no_figures() -> None:
    found = agreed([judged("a", None, 3.0, "unscored")])
    assert (found.n, found.unscored, found.levels) == (0, 1, ())
    assert "qwk" not in found.figures


def test_a_score_that_follows_length_loses_what_length_explains() -> None:
    made = np.random.default_rng(5)
    rows = []
    for n in range(300):
        words = int(made.integers(50, 500))
        label = float(np.clip(round(words / 100 + made.normal(0, 0.7)), 1, 5))
        rows.append(judged(f"t{n}", min(5.0, max(1.0, words / 100)), label, words=words))
    found = agreed(rows)
    assert value(found, "spearman") > 0.7
    assert value(found, "length") > 0.99
    assert abs(value(found, "given-length")) < 0.2


@pytest.mark.parametrize(
    ("score", "reason", "status"),
    [
        (3.0, None, "scored"),
        (None, "not assessed", "not assessed"),
        (None, "not assessed: nothing was said on it", "not assessed"),
        (None, "the answer was cut off", "unscored"),
        (None, None, "unscored"),
    ],
)
def test_a_missing_score_says_whether_the_area_came_up(
    score: float | None, reason: str | None, status: str
) -> None:
    line = Given(
        transcript="t",
        round="jedi",
        kind="natural",
        area="a",
        grader="g",
        score=score,
        reason=reason,
    )
    assert status_of(line) == status
