import pytest
from scipy.stats import binomtest

from agent.records import Broken
from agent.steps.interview_rules import ANYWHERE_RULE, PROBE_RULE, RULES, figures
from tests.simulated import by_words, interview, move

OPEN = (move("open"), "", "Hi. Design a feed.")
GOOD = interview(OPEN, (move("redirect"), "Why?"))
BAD = interview(OPEN, (move(), "It is fine."), cooperative=False)


def test_turns_are_counted_over_all_interviews_with_the_interval_of_wilson() -> None:
    found = {each.rule: each for each in figures((GOOD, BAD, GOOD), by_words)}
    one = found["one-question"]
    spread = binomtest(2, 3).proportion_ci(method="wilson")
    assert (one.n, one.kept, one.counts) == (3, 2, "turns")
    assert (one.low, one.high) == pytest.approx((spread.low, spread.high))
    assert one.met is False
    assert [(each.case, each.turn) for each in one.broken] == [("a-case", 2)]


def test_what_was_left_out_is_said() -> None:
    found = {each.rule: each for each in figures((GOOD, BAD), by_words)}
    assert found["areas-opened-and-closed-in-time"].left_out.startswith("1 with a candidate")
    assert found["no-question-twice"].left_out == (
        "1 come back to a question on purpose, or are statements of code"
    )
    assert found["one-question"].left_out == "2 are statements of code"


def test_an_interview_that_came_to_no_end_breaks_what_counts_runs_and_is_said_with_all() -> None:
    lost = (Broken(case="lost", what="came to no end: no reply"),)
    found = figures((GOOD,), by_words, lost=lost, not_played="1 interviews not played (no reply)")
    runs = next(each for each in found if each.counts == "runs")
    assert (runs.n, runs.broken[-1]) == (2, lost[0])
    one = next(each for each in found if each.rule == "one-question")
    assert (one.n, one.broken) == (1, ())
    assert all("1 interviews not played (no reply)" in each.left_out for each in found)


def test_without_interviews_nothing_is_measured() -> None:
    for each in figures((), by_words):
        assert (each.share, each.met, each.low) == (None, None, None)


def test_the_bars_are_those_that_the_project_set() -> None:
    bars = {rule.name: rule.bar for rule in RULES}
    assert bars == {
        "one-question": 0.98,
        "model-s-own-words-are-said": None,
        "no-leak": 1.0,
        "no-question-twice": 0.99,
        "areas-opened-and-closed-in-time": 1.0,
        PROBE_RULE.name: 0.75,
        ANYWHERE_RULE.name: None,
        "stays-in-role": 1.0,
        "time-is-right": 1.0,
    }
