import pytest

from agent import assets
from agent.records import Given
from agent.steps.hire_sides import given_side, label_side, sides

RUBRIC = assets.rubric("ml-design")
AREAS = [area.id for area in RUBRIC.areas]


def _labels(*labels: float | None) -> dict[str, float | None]:
    return dict(zip(AREAS, labels, strict=True))


def _given(*scores: float | None, verdict: str | None = None, reason: str = "cut") -> list[Given]:
    return [
        Given(
            transcript="t",
            round="ml-design",
            kind="natural",
            area=area,
            grader="g",
            score=score,
            reason=None if score else reason,
            verdict=verdict,
        )
        for area, score in zip(AREAS, scores, strict=True)
    ]


def test_labels_are_decided_as_whole_points() -> None:
    assert label_side(_labels(3, 3, 3, 3, 3), RUBRIC, "E4") is True
    assert label_side(_labels(2.67, 3, 3, 3, 3), RUBRIC, "E4") is True
    assert label_side(_labels(2.33, 3, 3, 3, 3), RUBRIC, "E4") is False
    assert label_side(_labels(3, None, None, None, 3), RUBRIC, "E4") is None
    assert label_side(_labels(3, 3, 3, 3, 3), RUBRIC, "E7") is None


def test_a_grader_that_gives_verdicts_is_taken_at_its_word() -> None:
    assert given_side(_given(1, 1, 1, 1, 1, verdict="hire"), RUBRIC, "E4", own=True) is True
    assert given_side(_given(5, 5, 5, 5, 5, verdict=None), RUBRIC, "E4", own=True) is None


def test_scores_are_decided_as_whole_points_where_there_is_no_verdict() -> None:
    assert given_side(_given(2.6, 3, 3, 3, 3), RUBRIC, "E4", own=False) is True
    assert given_side(_given(2.4, 3, 3, 3, 3), RUBRIC, "E4", own=False) is False
    assert given_side(_given(3, 3, 3, 3, None), RUBRIC, "E4", own=False) is None
    never = _given(3, 3, 3, 3, None, reason="not assessed")
    assert given_side(never, RUBRIC, "E4", own=False) is True


def test_what_cannot_be_told_is_counted_apart() -> None:
    found = sides(
        [
            ("a", True, True),
            ("b", True, False),
            ("c", False, None),
            ("d", None, True),
            ("e", False, False),
        ]
    )
    assert (found.transcripts, found.hires, found.decided, found.cannot_tell) == (4, 2, 3, 1)
    assert found.agreement.value == pytest.approx(2 / 3)


def test_without_a_decision_there_is_no_agreement() -> None:
    found = sides([("a", True, None)])
    assert (found.decided, found.cannot_tell, found.agreement.value) == (0, 1, None)
