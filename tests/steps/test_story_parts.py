import time

import pytest

from agent import assets
from agent.steps.story_numbers import outcome
from agent.steps.story_parts import heard, is_own_deed, sentences
from tests.builders import says, transcript


@pytest.mark.parametrize(
    "text",
    [
        "I wrote a rule.",
        "Um, so I, well, first I waited two seconds.",
        "I've rebuilt the index twice.",
        "Wrote a rule.",
        "i trained it on the logs",
        "Three, action: I swapped the table.",
    ],
)
def test_a_deed_in_the_first_person_is_the_candidates_own(text: str) -> None:
    assert is_own_deed(text)


@pytest.mark.parametrize(
    "text",
    [
        "We wrote a rule.",
        "The team wrote a rule.",
        "I participated in all of it.",
        "I would have written a rule.",
        "I'd write a rule.",
        "Usually I wrote the rules.",
        "When I left there were seven of them.",
        "I was on the call.",
        "Backend wrote it.",
    ],
)
def test_what_others_did_or_one_would_do_is_not(text: str) -> None:
    assert not is_own_deed(text)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("By audit, fakes went from 6.2 percent to 1.9, in a month.", "went from 6.2 percent"),
        ("Six weeks became nine days, and sales were glad.", "Six weeks became nine days"),
        ("In the end, refund disputes fell 12 percent.", "fell 12 percent"),
        ("After it, a feature took three days where it had taken twelve.", "where it had taken"),
        ("We saw eleven, twelve percent fewer.", "twelve percent fewer"),
        ("Availability went from fifty-something to eighty-one percent.", "eighty-one"),
    ],
)
def test_a_change_is_an_outcome_with_its_clause(text: str, clause: str) -> None:
    found = outcome(text)
    assert found is not None
    assert clause in found.clause
    assert found.clause in text


@pytest.mark.parametrize(
    "text",
    [
        "We were nine people from six countries.",
        "In 2023 I was up for E5.",
        "I took 600 tickets labelled twice.",
        "I shipped it to 5 percent of traffic.",
        "The rule was to revert if rejects rose by more than two points.",
        "I spent six weeks on it with 2 engineers.",
        "Sales wanted to go from four venues to twelve.",
    ],
)
def test_a_size_a_date_a_level_or_a_threshold_is_no_outcome(text: str) -> None:
    assert outcome(text) is None


def test_of_two_outcomes_the_later_one_counts() -> None:
    said = "I wrote a rule. Rejects fell by 5 points. Complaints fell by 9 points."
    told = sentences(transcript(says(said)), (0,))
    number = heard(told, assets.story_signs())[1]
    assert number is not None
    assert number.quote == "Complaints fell by 9 points."


def test_what_moved_before_the_deed_is_less_of_an_outcome() -> None:
    said = "Rejects went from 2 to 9 percent. I wrote a rule. They fell by 7 points."
    number = heard(sentences(transcript(says(said)), (0,)), assets.story_signs())[1]
    assert number is not None
    assert number.quote == "They fell by 7 points."


def test_a_recording_without_full_stops_is_cut_at_pauses() -> None:
    text = "so the feed broke and i wrote a table " * 40
    pieces = sentences(transcript(says(text)), (0,))
    assert len(pieces) > 4
    assert all(piece.text in text and len(piece.text) <= 600 for piece in pieces)


@pytest.mark.parametrize(
    "text", ["1" * 20_000, "two " * 5_000, "1.2 to " * 3_000, "from 1 " * 3_000]
)
def test_figures_without_end_are_read_in_no_time(text: str) -> None:
    began = time.monotonic()
    heard(sentences(transcript(says("I wrote it. " + text)), (0,)), assets.story_signs())
    assert time.monotonic() - began < 5
