"""What is noticed of a stage: depth, where it stops, stories told twice."""

import pytest

from agent import assets
from agent.records import Depth, SessionTurn
from agent.steps.depth import depth_of
from agent.steps.noticing import notes, notice
from tests.builders import answer, asked, session, setting

SETTING, JEDI = setting(), setting("jedi")
OPENED = asked("open")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("I would take trees.", set()),
        ("Trees, which cost 12 ms.", {"number"}),
        ("It takes twenty milliseconds.", {"number"}),
        ("Trees rather than a network.", {"alternative"}),
        ("It fails on new users.", {"failure"}),
        (
            "Trees instead of a network; they drift within 3 weeks.",
            {"number", "alternative", "failure"},
        ),
    ],
)
def test_depth_is_seen_by_the_words_of_an_answer(said: str, shown: set[Depth]) -> None:
    assert depth_of([said], assets.depth_signs()) == shown


def test_a_step_that_was_asked_for_and_not_given_stops_the_stage() -> None:
    turns = (OPENED, answer("I take trees."), asked("number"), answer("It is quite fast."))
    assert notice(session(*turns), SETTING, advanced=True).stopped


def test_a_step_that_was_given_does_not_stop_it() -> None:
    turns = (OPENED, answer("I take trees."), asked("number"), answer("It takes 12 ms."))
    found = notice(session(*turns), SETTING, advanced=True)
    assert not found.stopped
    assert found.shown == frozenset({"number"})


def test_who_asks_for_a_fact_first_has_not_failed_to_give_the_step() -> None:
    turns = (
        *(OPENED, answer("I take trees."), asked("number"), answer("How many users are there?")),
        *(asked("fact", fact="300 million."), answer("Then it takes 12 ms.")),
    )
    assert not notice(session(*turns), SETTING, advanced=True).stopped


def test_what_was_shown_in_another_stage_does_not_count() -> None:
    turns = (OPENED, answer("It takes 12 ms."), asked("open", 1), answer("I take clicks."))
    assert notice(session(*turns), SETTING, advanced=True).shown == frozenset()


TRIAGE = (
    "After the hailstorm in Leeds I wrote the claims triage in two days, by vehicle age and number "
    "of photos. The triage cut the queue from 900 to 200 claims."
)
AGAIN = "It's the claims triage again. I sorted claims by vehicle age and number of photos."
OTHER = (
    "Then take the invoice reader: I paired text boxes of garage bills, and it reads 80 percent."
)


def _told(*turns: SessionTurn) -> str | None:
    now = session(asked("open"), answer(TRIAGE), asked("open", 1), *turns).model_copy(
        update={"round": "jedi", "question": JEDI.question.id}
    )
    found = notice(now, JEDI, advanced=True)
    return found.told.area if found.told else None


def test_a_project_that_is_told_twice_is_noticed() -> None:
    assert _told(answer(AGAIN)) == "move_fast"


def test_a_new_project_is_not_taken_for_the_first() -> None:
    assert _told(answer(OTHER)) is None


def test_after_another_project_was_asked_for_only_that_one_counts() -> None:
    assert _told(answer(AGAIN), asked("another", 1), answer(OTHER)) is None


def test_a_project_told_again_after_another_was_asked_for_is_noticed() -> None:
    assert _told(answer(AGAIN), asked("another", 1), answer(AGAIN)) == "move_fast"


def test_notes_say_what_was_noticed() -> None:
    turns = (OPENED, answer("It takes 12 ms."))
    now = session(*turns)
    said = notes(now, notice(now, SETTING, advanced=False))
    assert said == ("met nothing new", "shown in this stage: number")
