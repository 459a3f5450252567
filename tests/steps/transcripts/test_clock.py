import math

import pytest

from agent.steps.transcripts.clock import seconds, settled
from agent.steps.transcripts.said import Said


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("0:12", 12),
        ("00:12:03", 723),
        ("1:02:03", 3723),
        ("75:03", 4503),
        ("00:00:01.250", 1.25),
        ("00:00:01,250", 1.25),
        ("10:02:33 AM", 36153),
        ("12:00 am", 0),
        ("2:05 p.m.", 50700),
        ("-0:05", -5),
    ],
)
def test_a_written_time_is_read_in_seconds(clock: str, expected: float) -> None:
    assert seconds(clock) == expected


@pytest.mark.parametrize("clock", ["NaN:NaN", "00:NaN:03", "0:05.NaN"])
def test_a_time_with_a_figure_that_is_none_is_none(clock: str) -> None:
    assert math.isnan(seconds(clock))


def _times(
    *times: float | None, text: str = "one two three", of_day: bool = False
) -> tuple[list[float], tuple[str, ...]]:
    said, notes = settled([Said("a", text, t) for t in times], of_day)
    return [each.t for each in said if each.t is not None], notes


def test_times_that_can_be_are_kept() -> None:
    assert _times(0.5, 12.0, 3700.25) == ([0.5, 12.0, 3700.25], ())


def test_lost_minutes_stay_lost() -> None:
    assert _times(10.0, 20.0, 1900.0)[0] == [10.0, 20.0, 1900.0]


def test_no_times_are_estimated_at_150_words_a_minute_and_said_so() -> None:
    times, notes = _times(None, None, None, text=" ".join(["word"] * 150))
    assert times == [0.0, 60.0, 120.0]
    assert notes == ("times: there are none; estimated at 150 words a minute",)


def test_a_missing_time_never_passes_the_next_that_is_known() -> None:
    times, notes = _times(0.0, None, 10.0, text=" ".join(["word"] * 150))
    assert times == [0.0, 10.0, 10.0]
    assert notes == ("times: 1 turn of 3 had none; estimated",)


@pytest.mark.parametrize("t", [math.nan, math.inf, -1.0, 5_000 * 3600.0])
def test_a_time_that_cannot_be_is_estimated_and_said_so(t: float) -> None:
    times, (note,) = _times(5.0, t, 9.0)
    assert times == [5.0, 6.2, 9.0]
    assert "1 cannot be" in note


def test_a_clock_that_runs_back_a_little_stands_still() -> None:
    times, notes = _times(100.0, 90.0, 105.0)
    assert times == [100.0, 100.0, 105.0]
    assert notes == ("times: the clock runs backwards 1 time; made to go on",)


def test_a_clock_that_starts_anew_goes_on_from_where_it_was() -> None:
    assert _times(10.0, 500.0, 2.0, 30.0)[0] == [10.0, 500.0, 500.0, 528.0]


def test_one_wrong_time_is_no_new_start() -> None:
    assert _times(10.0, 500.0, 30.0, 520.0)[0] == [10.0, 500.0, 500.0, 520.0]


def test_the_time_of_day_is_counted_from_the_first() -> None:
    assert _times(36_000.0, 36_012.0, of_day=True)[0] == [0.0, 12.0]


def test_midnight_is_no_end() -> None:
    assert _times(86_390.0, 5.0, 15.0, of_day=True)[0] == [0.0, 0.0, 10.0]
