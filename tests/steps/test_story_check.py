"""What a written story holds, and what is wrong with it."""

import pytest

from agent import assets
from agent.preparation_assets import story_tuning
from agent.records import BankStory, Rehearsal, SaidSlot, StoryCheck
from agent.steps.story_check import check_story
from tests.bank_stories import LAUNCH, MARKET, NIGHT, WE, story


def _check(found: BankStory) -> StoryCheck:
    return check_story(found, assets.story_signs(), story_tuning())


def _run(seconds: float, *, aloud: bool) -> Rehearsal:
    said = tuple(
        SaidSlot(slot=slot, text="word " * 100, seconds=1.0)
        for slot in ("result", "context", "action")
    )
    return Rehearsal(
        at="2026-03-02T09:00:00+00:00",
        seed=1,
        order=("result", "context", "action"),
        demand="dead-end",
        demanded_in="action",
        said=said,
        words=300,
        fillers=0,
        seconds=seconds,
        aloud=aloud,
    )


def test_a_whole_story_has_every_part_a_number_and_no_fault() -> None:
    found = _check(story("night", NIGHT))
    assert found.missing == ()
    assert found.number == "Failures went from nine a month to one"
    assert found.faults == ()


def test_each_part_is_shown_by_the_storys_own_words() -> None:
    for text in (NIGHT, MARKET, LAUNCH):
        assert all(quote in text for quote in _check(story("any", text)).heard.values())


def test_a_deed_of_we_is_no_action_of_ones_own() -> None:
    found = _check(story("we", WE))
    assert "action" in found.missing
    assert any("“I”" in fault for fault in found.faults)


def test_a_result_without_a_number_is_said() -> None:
    text = "Last year search was slow. I rewrote the index. In the end people were happy."
    assert any("no number" in fault for fault in _check(story("slow", text)).faults)


def test_a_hedged_result_is_said_with_the_hedge() -> None:
    assert any("hedged (“i think”)" in fault for fault in _check(story("m", MARKET)).faults)


def test_a_result_in_the_middle_is_buried() -> None:
    text = "Last year it was slow. I rewrote the index. Latency fell from 90 to 40 milliseconds."
    more = " There is much else to say of how the office looked and who sat where." * 3
    assert any("buried" in fault for fault in _check(story("b", text + more)).faults)
    assert not any("buried" in fault for fault in _check(story("b", text)).faults)


def test_a_late_result_is_said() -> None:
    long = "Last year search was slow. " + "I opened the next file of the logs then. " * 50
    found = _check(story("late", long + "Latency fell from 90 to 40 milliseconds."))
    assert any("late" in fault for fault in found.faults)


def test_the_length_is_an_estimate_with_its_range() -> None:
    found = _check(story("n", "I wrote it down. " * 75)).length
    assert (found.words, found.seconds, found.measured) == (300, 120.0, False)
    assert found.shortest_s == pytest.approx(60 * 300 / 170, abs=0.1)
    assert found.longest_s == pytest.approx(60 * 300 / 130, abs=0.1)


@pytest.mark.parametrize(("words", "fault"), [(480, "Too long"), (420, "May be too long")])
def test_three_minutes_are_the_most(words: int, fault: str) -> None:
    found = _check(story("n", "I wrote it down. " * (words // 4)))
    assert any(each.startswith(fault) for each in found.faults)


def test_a_story_rehearsed_aloud_uses_its_time() -> None:
    found = _check(story("night", NIGHT, rehearsals=(_run(200.0, aloud=True),)))
    assert (found.length.seconds, found.length.measured) == (200.0, True)
    assert any("Too long: 03:20 as rehearsed" in fault for fault in found.faults)


@pytest.mark.parametrize(("seconds", "aloud"), [(200.0, False), (2.0, True), (0.0, True)])
def test_typing_and_pasting_are_no_measure_of_speech(seconds: float, *, aloud: bool) -> None:
    found = _check(story("night", NIGHT, rehearsals=(_run(seconds, aloud=aloud),)))
    assert not found.length.measured
