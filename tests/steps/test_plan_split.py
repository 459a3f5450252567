import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.preparation_assets import plan_table
from agent.records.plan_table import LAYERS, PrepLayer
from agent.steps.plan_split import split_minutes

SHARES: dict[PrepLayer, int] = {"execution": 30, "impact": 40, "communication": 30}


def focus(*rows: tuple[int, int, int]) -> list[dict[PrepLayer, int]]:
    return [dict(zip(LAYERS, row, strict=True)) for row in rows]


def check(hours: float, found: tuple[dict[PrepLayer, int], ...]) -> None:
    for week in found:
        assert sum(week.values()) == hours * 60
        assert all(minutes >= 0 and minutes % 15 == 0 for minutes in week.values())
    whole = hours * 60 * len(found)
    for layer, share in SHARES.items():
        assert abs(sum(week[layer] for week in found) - whole * share / 100) < 15


@settings(deadline=None, max_examples=60)
@given(weeks=st.sampled_from(("4", "5")), quarters=st.integers(1, 240))
def test_hours_add_up_and_layers_get_their_shares(weeks: str, quarters: int) -> None:
    form = plan_table().forms["4" if weeks == "4" else "5"]
    hours = quarters / 4
    check(hours, split_minutes(hours, [week.focus for week in form.weeks], SHARES))


@settings(deadline=None, max_examples=60)
@given(
    rows=st.lists(
        st.tuples(st.integers(0, 99), st.integers(0, 99), st.integers(1, 99)), min_size=1
    ),
    quarters=st.integers(1, 240),
)
def test_any_focus_is_reconciled_with_the_shares(
    rows: list[tuple[int, int, int]], quarters: int
) -> None:
    check(quarters / 4, split_minutes(quarters / 4, focus(*rows), SHARES))


@pytest.mark.parametrize("weeks", ["4", "5"])
@pytest.mark.parametrize("hours", [6, 10, 20])
def test_a_week_keeps_what_it_is_about(weeks: str, hours: float) -> None:
    form = plan_table().forms["4" if weeks == "4" else "5"]
    found = split_minutes(hours, [week.focus for week in form.weeks], SHARES)
    largest = [max(week, key=lambda layer: week[layer]) for week in found]
    assert largest[:4] == ["execution", "execution", "impact", "communication"]


def test_weeks_that_fit_the_shares_already_stay_as_they_are() -> None:
    rows = focus((60, 20, 20), (0, 60, 40))
    found = split_minutes(10, rows, SHARES)
    assert np.allclose([list(week.values()) for week in found], [[360, 120, 120], [0, 360, 240]])
