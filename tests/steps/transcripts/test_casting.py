import pytest

from agent.errors import TranscriptError
from agent.steps.transcripts.casting import cast
from agent.steps.transcripts.said import Said


def _talk(asking: str, answering: str) -> list[Said]:
    return [
        Said(asking, "How would you do that, and why?"),
        Said(answering, "I would start from the goal, then look at the data, then at the model."),
    ] * 3


def test_a_role_in_the_name_is_no_guess() -> None:
    found = cast(_talk("Interviewer", "Candidate"))
    assert found.candidate == {"Candidate"}
    assert found.notes == ()


def test_the_only_one_beside_an_interviewer_is_the_candidate() -> None:
    found = cast(_talk("Bo (interviewer)", "Ada"))
    assert found.candidate == {"Ada"}
    assert "not named as an interviewer" in found.notes[0]


def test_a_person_and_a_program_are_told_apart() -> None:
    assert cast(_talk("assistant", "user")).candidate == {"user"}


def test_question_and_answer_are_told_apart() -> None:
    assert cast(_talk("Q", "A")).candidate == {"A"}


def test_who_says_most_and_asks_least_is_the_candidate() -> None:
    found = cast(_talk("Bo", "Ada"))
    assert found.candidate == {"Ada"}
    assert found.notes == ("candidate: Ada (guessed: says most, asks least)",)


def test_a_silent_third_does_not_make_the_candidate_ask_more() -> None:
    found = cast([*_talk("Bo", "Ada"), Said("Cleo", "Hi.")])
    assert found.notes == (
        "candidate: Ada (guessed: says most, asks least)",
        "counted as interviewers: Bo, Cleo",
    )


def test_two_who_talk_alike_are_not_guessed_at() -> None:
    with pytest.raises(
        TranscriptError, match=r"not clear who the candidate is: Bo .*, Ada"
    ) as caught:
        cast([*_talk("Bo", "Ada"), *_talk("Ada", "Bo")])
    assert "--candidate" in caught.value.remedy


@pytest.mark.parametrize("name", ["Bo", "bo", "Bo Lind", "Dr. Bo Lind, PhD", "BO L."])
def test_the_candidate_is_named_in_any_way(name: str) -> None:
    found = cast(_talk("Bo Lind (he/him)", "Ada"), [name])
    assert found.candidate == {"Bo Lind (he/him)"}
    assert found.notes == ()


def test_a_candidate_with_two_names_is_one() -> None:
    said = [*_talk("Bo", "Ada"), *_talk("Bo", "iPad")]
    assert cast(said, ["Ada", "ipad"]).candidate == {"Ada", "iPad"}


def test_an_unknown_name_lists_those_there_are() -> None:
    with pytest.raises(TranscriptError, match="nobody in it is called 'Cleo'") as caught:
        cast(_talk("Bo", "Ada"), ["Cleo"])
    assert caught.value.remedy == "the speakers are: Bo, Ada"


def test_a_name_that_two_have_is_asked_for_in_full() -> None:
    with pytest.raises(TranscriptError, match="may be more than one"):
        cast([*_talk("Ada Bell", "Ada Lind"), *_talk("Ada Bell", "Bo")], ["Ada"])


def test_one_person_under_several_names_is_one() -> None:
    said = [
        *_talk("Bo", "Ada (she/her)"),
        *_talk("Bo | Acme", "ada l."),
        *_talk("Bo", "Ada Lang - Acme"),
    ]
    found = cast(said)
    assert set(found.people.values()) == {"Bo", "Ada (she/her)"}
    assert "one speaker: Ada (she/her), ada l., Ada Lang - Acme" in found.notes


def test_a_short_name_that_fits_two_is_a_third() -> None:
    said = [*_talk("Ada Bell", "Ada Lang"), Said("Ada", "Hm.")]
    assert cast(said, ["Ada Lang"]).people["Ada"] == "Ada"


@pytest.mark.parametrize("names", [("Ada", "Ada"), ("Ada", "ADA (she/her)")])
def test_one_speaker_is_no_interview(names: tuple[str, str]) -> None:
    with pytest.raises(TranscriptError, match="one speaker only, Ada") as caught:
        cast(_talk(*names))
    assert "interviewer and candidate" in caught.value.remedy


def test_no_name_at_all_says_what_to_do() -> None:
    with pytest.raises(TranscriptError, match="names who speaks"):
        cast([Said("", "Hello."), Said("", "How?")])


def test_nobody_left_to_ask_is_said() -> None:
    with pytest.raises(TranscriptError, match="every speaker in it is the candidate"):
        cast(_talk("Bo", "Ada"), ["Ada", "Bo"])


def test_a_crowd_is_no_interview() -> None:
    with pytest.raises(TranscriptError, match="50 speakers"):
        cast([Said(f"Ab{number} Cd", "Hello.") for number in range(50)])
