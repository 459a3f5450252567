import statistics

import pytest

from agent import assets
from agent.records import AreaScore, Level
from agent.records.scorecard import Spread
from agent.steps.near_bar import interval, verdict_near_bar
from agent.steps.verdict import verdict
from tests.builders import not_assessed, scored, unscored

RUBRIC = assets.rubric("ml-design")
AREAS = [area.id for area in RUBRIC.areas]


def _of(*given: float) -> AreaScore:
    """An area that was graded so."""
    spread = Spread(deviation=statistics.stdev(given), given=given)
    mean = round(statistics.fmean(given), 2)
    return scored(mean).model_copy(update={"spread": spread})


def _decided(level: Level | None, *found: AreaScore) -> tuple[str | None, str]:
    return verdict_near_bar(dict(zip(AREAS, found, strict=False)), RUBRIC, level)


FIVE = scored(5)


def test_a_mean_just_over_the_bar_cannot_be_told() -> None:
    decided, reason = _decided("E5", _of(3, 4, 5, 5), FIVE, FIVE)
    assert decided is None
    assert reason == (
        f"cannot tell: {AREAS[0]} lies between 3.77 and 4.73, on both sides of what a hire takes"
    )


def test_a_mean_just_under_the_bar_cannot_be_told() -> None:
    decided, reason = _decided("E5", FIVE, _of(3, 4, 4, 4), FIVE)
    assert (decided, reason[:11]) == (None, "cannot tell")
    assert AREAS[1] in reason


@pytest.mark.parametrize(
    ("given", "expected"),
    [((4, 4, 4), "strong hire"), ((4, 4, 5, 4), "strong hire"), ((3, 3, 4, 3), "no hire")],
)
def test_a_mean_whose_interval_keeps_to_one_side_is_decided(
    given: tuple[float, ...], expected: str
) -> None:
    assert _decided("E5", _of(*given), FIVE, FIVE)[0] == expected


def test_a_doubtful_area_does_not_undo_a_no_hire_that_another_one_makes() -> None:
    assert _decided("E5", _of(3, 4, 5, 5), scored(2), FIVE)[0] == "no hire"


def test_two_doubtful_areas_under_the_bar_do_not_excuse_each_other() -> None:
    assert _decided("E5", _of(3, 4, 4, 4), _of(3, 4, 4, 4), FIVE)[0] == "no hire"


def test_hire_and_strong_hire_are_one_side() -> None:
    assert _decided("E4", _of(3, 4), _of(3, 4), _of(3, 4))[0] == "strong hire"


def test_no_hire_and_strong_no_hire_are_one_side() -> None:
    assert _decided("E6", _of(3, 4, 3), scored(1), scored(2))[0] == "strong no hire"


def test_gradings_that_all_agree_leave_no_doubt() -> None:
    assert _decided("E4", _of(1, 1, 1), FIVE, FIVE)[0] == "no hire"


@pytest.mark.parametrize("level", ["E4", "E5", "E6", "E7", None])
@pytest.mark.parametrize("other", [FIVE, scored(3), not_assessed(), unscored()])
def test_without_regrades_the_verdict_is_the_rule_s(level: Level | None, other: AreaScore) -> None:
    areas = dict(zip(AREAS, (scored(4), other, scored(3.9)), strict=False))
    assert verdict_near_bar(areas, RUBRIC, level) == verdict(areas, RUBRIC, level)


def test_a_round_that_is_undecided_stays_so_for_its_own_reason() -> None:
    decided = _decided("E5", _of(3, 5), unscored(), FIVE)
    assert decided == (None, f"could not be judged: {AREAS[1]}")


def test_an_interval_stays_on_the_scale() -> None:
    assert interval(_of(5, 5, 4)) == (4.333333, 5.0)
    assert interval(_of(1, 1, 2)) == (1.0, 1.666667)


def test_a_capped_score_is_never_told_to_lie_over_its_cap() -> None:
    capped = _of(4, 5).model_copy(update={"score": 3.0, "capped_from": 4.5})
    assert interval(capped) == (3.0, 3.0)
    assert _decided("E5", capped, FIVE, FIVE)[0] == "no hire"


def test_one_grading_has_no_interval() -> None:
    lone = scored(4).model_copy(update={"spread": Spread(deviation=0, given=(4,), left_out=2)})
    assert interval(lone) is None
