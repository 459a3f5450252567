import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.steps.drawing import Drawable, Drawn, draw, freshest

BANK = [Drawable("a", "graphs"), Drawable("b", "graphs"), Drawable("c", "trees"), Drawable("d")]


def _ids(found: list[Drawn | None]) -> list[str]:
    return [each.question for each in found if each]


def test_the_same_seed_draws_the_same_and_another_may_draw_another() -> None:
    drawn = [draw(str(seed), BANK, {}, ()) for seed in range(30)]
    assert drawn == [draw(str(seed), BANK, {}, ()) for seed in range(30)]
    assert set(_ids(drawn)) == {"a", "b", "c", "d"}


def test_what_was_asked_is_not_drawn_while_something_is_left() -> None:
    asked = {"a": "2026-01-01", "b": "2026-01-02", "d": "2026-01-03"}
    assert set(_ids([draw(str(seed), BANK, asked, ()) for seed in range(20)])) == {"c"}


def test_a_bank_that_is_used_up_gives_what_was_asked_longest_ago_and_says_when() -> None:
    asked = {"a": "2026-03-01", "b": "2026-01-02", "c": "2026-02-01", "d": "2026-03-02"}
    assert draw("1", BANK, asked, ()) == Drawn("b", "graphs", "2026-01-02")


def test_the_questions_of_the_loop_itself_are_never_drawn_again() -> None:
    assert draw("1", BANK, {}, ("a", "b", "c", "d")) is None
    assert set(_ids([draw(str(n), BANK, {}, ("a", "b", "d")) for n in range(9)])) == {"c"}


def test_a_second_coding_round_has_another_topic_where_there_is_one() -> None:
    bank = BANK[:3]
    found = _ids([draw(str(n), bank, {}, ("a",), families=["graphs"]) for n in range(9)])
    assert set(found) == {"c"}
    assert _ids([draw("1", bank, {}, ("a", "c"), families=["graphs", "trees"])]) == ["b"]


def test_what_a_place_is_about_goes_before_what_the_track_prefers() -> None:
    found = draw("1", BANK, {}, (), suits=("trees",), prefers=("a",))
    assert found == Drawn("c", "trees")


def test_the_track_prefers_but_never_repeats_for_it() -> None:
    assert draw("1", BANK, {}, (), prefers=("d",)) == Drawn("d", "")
    found = draw("1", BANK, {"d": "2026-01-01"}, (), prefers=("d",))
    assert found is not None
    assert found.question != "d"


@given(st.permutations(BANK), st.text(max_size=20))
def test_the_order_of_the_bank_makes_no_difference(bank: list[Drawable], seed: str) -> None:
    assert draw(seed, bank, {}, ()) == draw(seed, BANK, {}, ())


def test_a_session_is_named_so_that_its_stages_repeat_nothing() -> None:
    begins = {"s-0": ("x", "y"), "s-1": ("y", "z"), "s-2": ("z", "w"), "s-3": ("w",)}
    assert freshest(begins, begins.__getitem__, {}) == "s-0"
    assert freshest(begins, begins.__getitem__, {"y": "2026"}) == "s-2"


def test_where_every_name_repeats_the_one_that_repeats_least_and_longest_ago_is_chosen() -> None:
    begins = {"s-0": ("x", "y"), "s-1": ("y",), "s-2": ("x",)}
    assert freshest(begins, begins.__getitem__, {"x": "2026-01", "y": "2026-02"}) == "s-2"


def test_no_name_is_no_choice() -> None:
    with pytest.raises(ValueError, match="no name"):
        freshest((), lambda name: (), {})
