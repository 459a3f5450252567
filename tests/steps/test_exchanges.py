import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.steps.exchanges import LONGEST_WORDS, exchanges, texts_of
from tests.builders import asks, says, transcript


def test_an_exchange_is_the_interviewers_turns_and_the_answers_to_them() -> None:
    found = exchanges(
        transcript(asks("Hello."), asks("What is the goal?"), says("Retention."), says("Mostly."))
    )
    assert [(each.asked, each.answered) for each in found] == [((0, 1), (2, 3))]
    assert found[0].text == (
        "Interviewer: Hello.\nInterviewer: What is the goal?\n"
        "Candidate: Retention.\nCandidate: Mostly."
    )


def test_an_exchange_ends_where_the_interviewer_begins_again() -> None:
    found = exchanges(transcript(says("Hi."), asks("Why?"), says("Because."), asks("Bye.")))
    assert [(each.asked, each.answered) for each in found] == [((), (0,)), ((1,), (2,))]


def test_a_transcript_without_answers_has_no_exchange() -> None:
    assert exchanges(transcript(asks("Anyone?"), asks("Hello?"))) == ()


def test_a_long_answer_is_cut_between_sentences_and_nothing_is_lost() -> None:
    answer = " ".join(f"Sentence number {n} has exactly seven words." for n in range(100))
    found = exchanges(transcript(asks("Go on."), says(answer)))
    assert len(found) == 3
    assert all(each.answered == (1,) for each in found)
    assert " ".join(text for each in found for text in each.said) == answer
    assert all(each.text.startswith("Interviewer: Go on.\nCandidate: ") for each in found)


@given(st.lists(st.integers(0, 900), min_size=1, max_size=6))
def test_no_exchange_is_longer_than_can_be_read(lengths: list[int]) -> None:
    turns = [says("word " * length + "end.") for length in lengths]
    for each in exchanges(transcript(asks("Well?"), *turns)):
        assert len(" ".join(each.said).split()) <= LONGEST_WORDS


def test_what_the_interviewer_explains_at_length_is_left_out() -> None:
    lecture = "You could use a two-tower model with negatives. " * 10
    (found,) = exchanges(transcript(asks(lecture + "How would you train it?"), says("Hm.")))
    assert found.heard == ("How would you train it?",)
    assert "two-tower" not in found.text


def test_a_long_turn_without_a_question_keeps_its_end() -> None:
    (found,) = exchanges(transcript(asks("word " * 80 + "end."), says("Hm.")))
    assert len(found.heard[0].split()) == 50
    assert found.heard[0].endswith("end.")


def test_texts_that_need_an_embedding_are_named_once() -> None:
    found = exchanges(transcript(asks("Why?"), says("So."), asks("Why?"), says("So.")))
    assert texts_of(found) == {"Why?", "So."}


@pytest.mark.parametrize("bad", ["\x1b[31mred", "a\u202eb", "line\nbreak"])
def test_a_line_is_one_line_without_control_characters(bad: str) -> None:
    (found,) = exchanges(transcript(asks("Why?"), says(bad)))
    assert len(found.text.splitlines()) == 2
    assert "\x1b" not in found.text
