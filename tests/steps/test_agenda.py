import pytest

from agent import assets
from agent.steps.agenda import clock_face, open_area, stage_end_s, stage_is_over, time_is_up
from tests.builders import ROUND, asked, session

PLAN, RUBRIC = assets.round_plan(ROUND), assets.rubric(ROUND)
ENDS_S = [300, 600, 1200, 1800, 2400]


def test_the_stages_of_a_full_round_end_where_the_plan_says() -> None:
    full = session(asked("open"), minutes=45.0)
    assert [stage_end_s(full, PLAN, stage) for stage in range(5)] == ENDS_S


@pytest.mark.parametrize("minutes", [1.0, 9.0, 22.5, 90.0])
def test_the_stages_of_a_shortened_round_are_shortened_alike(minutes: float) -> None:
    short = session(asked("open"), minutes=minutes)
    ends = [stage_end_s(short, PLAN, stage) for stage in range(5)]
    assert ends == pytest.approx([end * minutes / 45 for end in ENDS_S])


def test_a_stage_is_over_when_its_time_has_gone_by() -> None:
    assert stage_is_over(session(asked("open"), elapsed_s=300.0), PLAN)


def test_a_stage_is_not_over_before() -> None:
    assert not stage_is_over(session(asked("open"), elapsed_s=299.0), PLAN)


def test_a_stage_that_opened_early_keeps_its_end() -> None:
    early = session(asked("open", stage=1), elapsed_s=599.0)
    assert not stage_is_over(early, PLAN)


def test_time_is_up_when_only_the_close_is_left() -> None:
    assert time_is_up(session(asked("open"), elapsed_s=2400.0), PLAN)


def test_time_is_not_up_before() -> None:
    assert not time_is_up(session(asked("open", stage=4), elapsed_s=2399.0), PLAN)


def test_time_is_up_sooner_in_a_shortened_round() -> None:
    assert time_is_up(session(asked("open"), elapsed_s=480.0, minutes=9.0), PLAN)


@pytest.mark.parametrize("stage", range(5))
def test_the_open_area_is_that_of_the_stage(stage: int) -> None:
    assert open_area(session(asked("open", stage)), PLAN, RUBRIC) == RUBRIC.areas[stage]


def test_a_session_that_has_not_begun_is_in_its_first_area() -> None:
    assert open_area(session(), PLAN, RUBRIC) == RUBRIC.areas[0]


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "00:00"),
        (59.9, "00:59"),
        (65, "01:05"),
        (2700, "45:00"),
        (6000, "100:00"),
        (-1, "00:00"),
    ],
)
def test_a_time_is_shown_in_minutes_and_seconds(seconds: float, shown: str) -> None:
    assert clock_face(seconds) == shown
