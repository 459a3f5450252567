import pytest

from agent.records import Turn
from agent.steps.speech import speech
from tests.builders import asks, says, transcript


def test_words_and_share_are_counted() -> None:
    found = speech(transcript(asks("What do you predict?"), says("I predict a long watch.")))
    assert found is not None
    assert (found.words, found.share) == (5, 0.5556)


def test_the_longest_turn_is_named() -> None:
    said = transcript(asks("Why?"), says("Because."), asks("And?"), says("It is far too slow."))
    found = speech(said)
    assert found is not None
    assert (found.longest_turn, found.longest_words) == (3, 5)


def test_fillers_are_counted_and_words_that_look_like_them_are_not() -> None:
    found = speech(transcript(asks("Why?"), says("Um, I mean, you know, the umbrella, uh, model.")))
    assert found is not None
    assert found.fillers == 4


def test_the_pace_is_that_of_the_turns_that_another_follows() -> None:
    words = " ".join(["word"] * 50)
    turns = [
        Turn(speaker="candidate", t=0.0, text=words),
        Turn(speaker="interviewer", t=20.0, text="And?"),
        Turn(speaker="candidate", t=22.0, text=words),
    ]
    made = transcript(*turns).model_copy(update={"turns": tuple(turns)})
    found = speech(made)
    assert found is not None
    assert found.words_a_minute == pytest.approx(150.0)


@pytest.mark.parametrize("second", [0.0, 1.0, 5_000.0])
def test_times_that_are_no_persons_pace_give_none(second: float) -> None:
    turns = (
        Turn(speaker="candidate", t=0.0, text=" ".join(["word"] * 50)),
        Turn(speaker="interviewer", t=second, text="And?"),
    )
    found = speech(transcript(*turns).model_copy(update={"turns": turns}))
    assert found is not None
    assert found.words_a_minute is None


def test_a_candidate_who_says_nothing_has_no_speech() -> None:
    assert speech(transcript(asks("Anyone there?"))) is None
