from collections.abc import Sequence

import pytest

from agent import assets
from agent.records import Move, MoveKind
from agent.steps.simulating import Simulated, replies, truly_met
from tests.simulated import ROUND, move, simulated

PLAN = assets.round_plan(ROUND)
OPEN = move("open")


def _texts(who: Simulated, *moves: Move) -> list[str]:
    return [each.text for each in replies(moves, PLAN, who)]


def test_the_first_reply_in_an_area_is_its_first_answer() -> None:
    said = _texts(simulated(), OPEN, move("open", stage=1, criterion="training_data-b"))
    assert said == ["problem_framing first", "training_data first"]


def test_a_criterion_that_is_asked_for_is_answered_once() -> None:
    asked = move(criterion="problem_framing-b")
    said = _texts(simulated("weak"), OPEN, asked, asked)
    assert said[1:] == ["problem_framing on b", "problem_framing else 1"]


def test_a_criterion_that_the_candidate_cannot_speak_to_gets_other_answers_in_turn() -> None:
    asked = move(criterion="guardrails")
    said = _texts(simulated("strong"), OPEN, asked, asked, asked)
    assert [each[-1] for each in said[1:]] == ["1", "2", "1"]


def test_a_redirect_and_a_hint_get_the_answer_to_what_they_come_back_to() -> None:
    kinds: Sequence[MoveKind] = ("redirect", "hint")
    for kind in kinds:
        said = _texts(simulated("weak"), OPEN, move(kind, criterion="problem_framing-c"))
        assert said[1] == "problem_framing on c"


@pytest.mark.parametrize("kind", ["number", "alternative", "challenge", "deepen", "theory"])
def test_what_takes_an_answer_further_gets_more_of_all_but_a_weak_candidate(kind: MoveKind) -> None:
    deeper = move(kind)
    assert _texts(simulated("strong"), OPEN, deeper)[1] == "problem_framing on b"
    assert _texts(simulated("mid"), OPEN, deeper, deeper)[2] == "problem_framing on c"
    assert _texts(simulated("weak"), OPEN, deeper)[1] == "problem_framing else 1"


def test_a_part_of_a_story_that_is_asked_for_gets_more() -> None:
    assert _texts(simulated("mid"), OPEN, move(part="result"))[1] == "problem_framing on b"


def test_what_is_truly_met_grows_with_the_answers() -> None:
    asked = move(criterion="problem_framing-b")
    said = replies((OPEN, move(criterion="guardrails"), asked), PLAN, simulated())
    assert truly_met(said) == (
        frozenset({"problem_framing-a"}),
        frozenset({"problem_framing-a"}),
        frozenset({"problem_framing-a", "problem_framing-b"}),
    )


def test_a_manner_answers_in_turn_and_cooperates_every_third_time() -> None:
    who = simulated(manner=("m1", "m2"), every=3)
    said = replies((OPEN, OPEN, OPEN, OPEN, OPEN, OPEN), PLAN, who)
    assert [each.text for each in said] == [
        "m1",
        "m2",
        "problem_framing first",
        "m1",
        "m2",
        "problem_framing else 1",
    ]
    assert [bool(each.meets) for each in said] == [False, False, True, False, False, False]
    assert not who.cooperative


def test_a_manner_without_cooperation_never_cooperates() -> None:
    assert set(_texts(simulated(manner=("m",)), *[OPEN] * 9)) == {"m"}


def test_injections_are_added_and_stand_alone_by_turns() -> None:
    who = simulated(injections=("i1", "i2", "i3"))
    said = replies([OPEN] * 9, PLAN, who)
    assert [each.injection for each in said] == ["", "i1", "", "", "i2", "", "i3", "", ""]
    assert said[1].text == "problem_framing else 1\n\n<i1>"
    assert said[4].text == "<i2>"
    assert not who.cooperative


def test_an_answer_with_an_injection_still_meets_what_it_meets() -> None:
    asked = move(criterion="problem_framing-b")
    [_, second] = replies((OPEN, asked), PLAN, simulated(injections=("i1",)))
    assert (second.meets, second.injection) == (("problem_framing-b",), "i1")


def test_an_injection_that_stands_alone_puts_no_answer_off_for_good() -> None:
    opens = [move("open", stage=stage) for stage in (0, 1, 2, 3, 4, 4)]
    said = _texts(simulated(injections=("i1", "i2")), *opens)
    assert said[4:] == ["<i2>", "evaluation_deployment first"]


def test_the_candidate_asks_after_every_fourth_answer_as_long_as_there_is_something() -> None:
    said = _texts(simulated(asks=("How so?",)), *[OPEN] * 8)
    assert [each.endswith("How so?") for each in said] == [False] * 3 + [True] + [False] * 4


def test_the_same_moves_get_the_same_replies_as_far_as_they_go() -> None:
    who = simulated(injections=("i1", "i2"), asks=("How so?",))
    moves = [OPEN, move("deepen"), move("redirect"), move("number"), move("open", stage=1)]
    whole = replies(moves, PLAN, who)
    for length in range(len(moves) + 1):
        assert replies(moves[:length], PLAN, who) == whole[:length]
