from collections.abc import Sequence

import pytest

from agent import assets
from agent.records import Transcript
from agent.steps.windowing import gaps, room_for_turns, tokens_in, turns_shown
from tests.builders import asks, says, transcript

AREA = assets.rubric("ml-design").area("evaluation_deployment")
TALK = "Well so we had a look at that with the others and then it went on like so. " * 8
CUES = "We monitor drift and calibration, with alerts and a rollback."


def _long(answers: Sequence[str]) -> Transcript:
    turns = [asks("Design a feed for short videos."), says("I begin with the goal of it.")]
    for answer in answers:
        turns += [asks("Go on?"), says(answer)]
    return transcript(*turns)


def test_a_transcript_that_fits_is_shown_whole() -> None:
    said = _long([TALK] * 3)
    assert turns_shown(said, AREA, 10_000) == tuple(range(len(said.turns)))


def test_what_the_area_is_about_is_shown_with_its_question() -> None:
    said = _long([TALK] * 20 + [CUES] + [TALK] * 20)
    shown = turns_shown(said, AREA, 600)
    place = next(i for i, turn in enumerate(said.turns) if turn.text == CUES)
    assert {0, place - 1, place} <= set(shown)
    assert list(shown) == sorted(shown)


def test_room_that_is_left_goes_to_the_neighbours() -> None:
    said = _long([TALK] * 20 + [CUES] + [TALK] * 20)
    place = next(i for i, turn in enumerate(said.turns) if turn.text == CUES)
    near = set(turns_shown(said, AREA, 900)) - {0, 1}
    assert near > {place - 1, place}
    assert all(abs(each - place) < 12 for each in near)


@pytest.mark.parametrize("room", [0, 50, 500, 5_000])
def test_no_more_is_shown_than_there_is_room_for(room: int) -> None:
    said = _long([TALK, CUES] * 30)
    shown = turns_shown(said, AREA, room)
    assert sum(tokens_in(said.turns[place].text) for place in shown) <= room


def test_without_a_cue_the_longest_answers_are_shown() -> None:
    said = _long(["Yes, I think so too."] * 10 + [TALK] + ["Yes, I think so too."] * 10)
    shown = turns_shown(said, AREA, 320)
    assert TALK in [said.turns[place].text for place in shown]


def test_gaps_stand_before_what_follows_them() -> None:
    assert gaps((0, 1, 4, 5, 9)) == {4, 9}
    assert gaps((2, 3)) == {2}
    assert gaps(()) == frozenset()


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("", 0),
        ("a b c d", 4),
        ("0.123456", 8),
        ("if x[i]:\n    y += 1", 9),
        ("\u6f22\u5b57\u6f22\u5b57", 4),
        ("\u0e20\u0e32\u0e29\u0e32", 4),
    ],
)
def test_tokens_are_counted_rather_too_many_than_too_few(text: str, least: int) -> None:
    assert tokens_in(text) >= least


def test_what_else_a_prompt_holds_is_taken_off() -> None:
    assert room_for_turns(16_384, 320, ["word " * 1_000]) < 16_384 - 320 - 1_000
    assert room_for_turns(None, 320, []) < 32_000
    assert room_for_turns(400, 320, ["word " * 1_000]) == 0
