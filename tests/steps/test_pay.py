"""Pay: every figure is the table's or the user's, and a range is never one number."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent import assets
from agent.steps.pay import advice, framed, steps_of
from agent.wiring.debrief_data import compensation

PAY = compensation()


def test_the_steps_are_the_differences_of_the_medians() -> None:
    found = {(each.lower, each.upper): each.usd for each in steps_of(PAY)}
    assert found["E4", "E5"] == 141_000
    assert found["E5", "E6"] == 318_000
    assert found["E3", "E4"] is None
    assert found["E6", "E7"] is None


def test_every_median_stands_in_the_page_that_is_named() -> None:
    text = (assets.data_root() / Path(PAY.source.page)).read_text()
    for each in PAY.levels.values():
        if each.median_usd is not None:
            assert f"${each.median_usd // 1000}K" in text


def test_every_page_that_is_named_is_there() -> None:
    pages = [PAY.source.page, PAY.asked.page, PAY.not_asked.page]
    for page in (*pages, *(each.page for each in PAY.negotiable)):
        assert (assets.data_root() / page).is_file()


@given(st.lists(st.integers(1, 10**8), max_size=3), st.sampled_from(["E4", "E5", "E6"]))
def test_a_range_is_never_one_number(own: list[int], level: str) -> None:
    found = framed(PAY, level, own)  # type: ignore[arg-type]
    assert found is not None
    assert found.low < found.high


@pytest.mark.parametrize("level", ["E3", "E7"])
def test_a_level_without_a_figure_gets_none(level: str) -> None:
    found = advice(PAY, level, asked=True)  # type: ignore[arg-type]
    assert (found.low_usd, found.high_usd, found.gain_usd) == (None, None, None)
    assert not re.search(r"\$\d", found.answer)


def test_not_asked_means_not_told() -> None:
    found = advice(PAY, "E5")
    assert "$" not in found.answer
    assert "only when asked" in found.why


def test_own_figures_are_the_ends_of_the_range() -> None:
    found = framed(PAY, "E5", [450_000, 500_000, 470_000])
    assert found is not None
    assert (found.low, found.high) == (450_000, 500_000)
