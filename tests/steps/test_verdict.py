import pytest

from agent import assets
from agent.records import AreaScore, Level
from agent.steps.verdict import verdict
from tests.builders import not_assessed, scored, unscored

RUBRIC = assets.rubric("ml-design")
AREAS = [area.id for area in RUBRIC.areas]


def _decided(level: Level | None, *found: float | AreaScore) -> tuple[str | None, str]:
    areas = [each if isinstance(each, AreaScore) else scored(each) for each in found]
    return verdict(dict(zip(AREAS, areas, strict=False)), RUBRIC, level)


@pytest.mark.parametrize(
    ("level", "scores"),
    [("E4", (3, 3, 3, 3, 3)), ("E5", (4, 4, 4, 4, 4)), ("E6", (5, 5, 5, 5, 5))],
)
def test_all_at_the_bar_is_a_hire(level: Level, scores: tuple[float, ...]) -> None:
    assert _decided(level, *scores)[0] == "hire"


@pytest.mark.parametrize(
    ("level", "scores"), [("E4", (3, 3, 3, 4, 4)), ("E5", (4, 4, 4, 5, 5)), ("E6", (5, 5))]
)
def test_less_than_half_a_point_to_spare_is_a_hire(level: Level, scores: tuple[float, ...]) -> None:
    assert _decided(level, *scores)[0] == "hire"


@pytest.mark.parametrize(
    ("level", "scores"),
    [("E4", (3, 3, 4, 4)), ("E5", (4, 4, 5, 5)), ("E4", (5, 5, 5, 5, 5)), ("E5", (5, 5, 5, 4, 4))],
)
def test_half_a_point_to_spare_is_a_strong_hire(level: Level, scores: tuple[float, ...]) -> None:
    assert _decided(level, *scores)[0] == "strong hire"


@pytest.mark.parametrize(
    ("level", "scores"),
    [("E4", (2, 5, 5, 5, 5)), ("E5", (3, 5, 5, 5, 5)), ("E6", (4, 5, 5, 5, 5))],
)
def test_one_area_a_point_under_the_bar_is_a_no_hire(
    level: Level, scores: tuple[float, ...]
) -> None:
    assert _decided(level, *scores)[0] == "no hire"


@pytest.mark.parametrize(
    ("level", "scores"), [("E5", (2, 5, 5, 5, 5)), ("E6", (3, 5, 5, 5, 5)), ("E6", (2, 5, 5, 5))]
)
def test_one_area_two_points_under_the_bar_is_a_no_hire_however_strong_the_rest(
    level: Level, scores: tuple[float, ...]
) -> None:
    assert _decided(level, *scores)[0] == "no hire"


@pytest.mark.parametrize("level", ["E4", "E5", "E6"])
def test_any_one_is_a_no_hire(level: Level) -> None:
    assert _decided(level, 1, 5, 5, 5, 5)[0] == "no hire"


@pytest.mark.parametrize(
    ("level", "scores"),
    [("E4", (1, 2, 2, 2, 2)), ("E5", (2, 3, 3, 3, 3)), ("E6", (3, 4, 4, 4, 4)), ("E5", (1, 1))],
)
def test_one_far_under_and_none_at_the_bar_is_a_strong_no_hire(
    level: Level, scores: tuple[float, ...]
) -> None:
    assert _decided(level, *scores)[0] == "strong no hire"


def test_all_a_little_under_the_bar_is_no_strong_no_hire() -> None:
    assert _decided("E5", 3, 3, 3, 3, 3)[0] == "no hire"


def test_a_fraction_under_the_bar_is_a_no_hire() -> None:
    assert _decided("E5", 3.5, 5, 5, 5, 5)[0] == "no hire"


def test_a_score_that_hires_at_one_level_does_not_at_the_next() -> None:
    decided = [_decided(level, 4, 4, 4, 4, 4)[0] for level in ("E4", "E5", "E6")]
    assert decided == ["strong hire", "hire", "no hire"]


def test_an_area_that_was_not_assessed_is_left_out() -> None:
    assert _decided("E5", 4, 4, not_assessed(), 4, 4)[0] == "hire"


def test_an_area_that_was_not_assessed_does_not_lower_the_mean() -> None:
    assert _decided("E4", 4, 4, not_assessed(), not_assessed(), 4)[0] == "strong hire"


def test_an_area_that_was_not_assessed_saves_nobody_from_a_strong_no_hire() -> None:
    assert _decided("E5", 1, 3, not_assessed())[0] == "strong no hire"


def test_an_area_that_could_not_be_judged_leaves_the_rest_undecided() -> None:
    decided, reason = _decided("E5", 5, 5, unscored(), 5, 5)
    assert decided is None
    assert AREAS[2] in reason


def test_an_area_that_could_not_be_judged_does_not_undo_a_no_hire() -> None:
    assert _decided("E5", 3, 5, unscored(), 5, 5)[0] == "no hire"


def test_an_area_that_could_not_be_judged_does_not_undo_a_one() -> None:
    assert _decided("E4", 1, 5, unscored(), 5, 5)[0] == "no hire"


@pytest.mark.parametrize("nothing", [not_assessed(), unscored()])
def test_a_round_without_a_score_is_not_decided(nothing: AreaScore) -> None:
    assert _decided("E5", nothing, nothing)[0] is None


def test_a_round_without_a_level_is_not_decided() -> None:
    assert _decided(None, 4, 4, 4, 4, 4) == (None, "no target level is given")


@pytest.mark.parametrize("level", ["E3", "E7"])
def test_a_level_without_a_bar_is_not_decided(level: Level) -> None:
    decided, reason = _decided(level, 1, 1, 1, 1, 1)
    assert decided is None
    assert "only for E4, E5, E6" in reason


def test_the_reason_names_the_worst_area_and_the_bar() -> None:
    assert _decided("E5", 4, 2, 1, 5, 5)[1].startswith(f"{AREAS[2]} has 1, against a bar of 4")


def test_the_reason_names_every_area_under_the_bar() -> None:
    assert _decided("E5", 3, 4, 3, 5, 5)[1].endswith(f"{AREAS[0]}, {AREAS[2]}")
