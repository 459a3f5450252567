import math

from agent.steps.fencing import LONGEST_ANSWER
from agent.steps.transcripts.said import Said
from agent.steps.transcripts.turns import turns_of, without_repeats

PEOPLE = {"Bo": "Bo", "Ada": "Ada", "Ada (she/her)": "Ada"}


def _turns(*said: Said) -> list[tuple[str, float, str]]:
    found = turns_of(said, PEOPLE, frozenset({"Ada"}))
    return [(turn.speaker, turn.t, turn.text) for turn in found]


def test_what_one_person_says_in_a_row_is_one_turn() -> None:
    assert _turns(Said("Ada", "One,", 1.0), Said("Ada (she/her)", "two.", 2.0)) == [
        ("candidate", 1.0, "One, two.")
    ]


def test_lines_stay_lines_when_they_are_joined() -> None:
    assert _turns(Said("Ada", "a\nb", 1.0), Said("Ada", "c", 2.0))[0][2] == "a\nb\nc"


def test_two_interviewers_have_a_turn_each() -> None:
    people = {**PEOPLE, "Cleo": "Cleo"}
    found = turns_of([Said("Bo", "a", 1.0), Said("Cleo", "b", 2.0)], people, frozenset({"Ada"}))
    assert [turn.speaker for turn in found] == ["interviewer", "interviewer"]


def test_lost_minutes_end_a_turn() -> None:
    assert [t for _, t, _ in _turns(Said("Ada", "a", 1.0), Said("Ada", "b", 900.0))] == [1.0, 900.0]


def test_a_long_answer_is_cut_where_the_grader_would_stop_reading() -> None:
    said = [Said("Ada", "word " * 199 + "word", float(place)) for place in range(20)]
    turns = _turns(*said)
    assert len(turns) > 1
    assert all(len(text) <= LONGEST_ANSWER for _, _, text in turns)
    assert " ".join(text for _, _, text in turns) == " ".join(each.text for each in said)


def test_the_same_words_at_the_same_time_are_kept_once() -> None:
    said = [Said("Ada", "One.", 1.0), Said("Ada", " One. ", 1.0), Said("Bo", "One.", 1.0)]
    assert without_repeats(said) == ((said[0], said[2]), 1)


def test_the_same_words_later_or_without_a_time_are_said_twice() -> None:
    said = (Said("Ada", "Yes.", 1.0), Said("Ada", "Yes.", 9.0), Said("Ada", "Yes."))
    assert without_repeats((*said, said[2])) == ((*said, said[2]), 0)


def test_a_time_that_is_none_repeats_nothing() -> None:
    said = (Said("Ada", "Yes.", math.nan), Said("Ada", "Yes.", math.nan))
    assert without_repeats(said) == (said, 0)
