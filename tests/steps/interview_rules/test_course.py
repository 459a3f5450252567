"""The rules that look at the course of an interview: its areas, its repeats, its probes."""

import pytest

from agent import assets
from agent.records import MoveKind
from agent.steps.interview_rules.course import whole_round
from agent.steps.interview_rules.missing import really_missing
from agent.steps.interview_rules.repeats import no_question_twice
from agent.steps.simulating import Said
from tests.simulated import ROUND, by_words, interview, move, unasked

OPEN = (move("open"), "", "Hi. Design a feed.")
OPENS = [(move("open", stage=stage), f"What about {stage}?") for stage in range(1, 5)]
CLOSE = (move("close", stage=4), "", "That is all.")
FRAMING, DATA = assets.rubric(ROUND).areas[:2]


def test_a_run_that_opens_all_areas_and_closes_is_kept() -> None:
    held = whole_round(interview(OPEN, *OPENS, CLOSE), unasked)
    assert (held.n, list(held.broken)) == (1, [])


def test_an_area_that_was_never_opened_breaks_the_run() -> None:
    [broken] = whole_round(interview(OPEN, *OPENS[:2], OPENS[3], CLOSE), unasked).broken
    assert broken.what == "modeling was never opened"
    assert broken.turn is None


def test_a_run_that_is_not_closed_is_broken() -> None:
    [broken] = whole_round(interview(OPEN, *OPENS), unasked).broken
    assert "never closed" in broken.what


def test_a_close_has_to_be_spoken_to_its_end_in_time() -> None:
    times = (0.0, 1.0, 2.0, 3.0, 4.0)
    in_time = interview(OPEN, *OPENS, CLOSE, at=(*times, 598.0), minutes=10)
    late = interview(OPEN, *OPENS, CLOSE, at=(*times, 599.5), minutes=10)
    assert not whole_round(in_time, unasked).broken
    assert "after its time" in whole_round(late, unasked).broken[0].what


def test_a_run_with_a_difficult_candidate_is_left_out() -> None:
    held = whole_round(interview(OPEN, cooperative=False), unasked)
    assert (held.n, held.left_out) == (0, 1)


def test_a_question_that_comes_again_breaks_the_rule_whatever_its_marks() -> None:
    seen = interview(
        OPEN, (move(), "Which metric counts?"), (move(), "Why?"), (move(), "which, metric counts?")
    )
    held = no_question_twice(seen, by_words)
    assert (held.n, [each.turn for each in held.broken]) == (3, [6])
    assert "as turn 2" in held.broken[0].what


def test_only_what_is_asked_is_compared() -> None:
    seen = interview(
        OPEN,
        (move(), "You use clicks as the label. Which metric counts?"),
        (move(), "You use clicks as the label. What is logged, and when?"),
    )
    assert not no_question_twice(seen, by_words).broken


@pytest.mark.parametrize("kind", ["redirect", "hint"])
def test_coming_back_on_purpose_does_not_count(kind: MoveKind) -> None:
    seen = interview(OPEN, (move(), "Which metric counts?"), (move(kind), "Which metric counts?"))
    held = no_question_twice(seen, by_words)
    assert (held.n, held.left_out, list(held.broken)) == (1, 1, [])


def test_what_is_not_laid_down_comes_back_to_the_question() -> None:
    asked = "Which metric counts?"
    seen = interview(OPEN, (move(), asked), (move("fact"), asked, "Nothing is laid down on that."))
    held = no_question_twice(seen, by_words)
    assert (held.n, held.left_out, list(held.broken)) == (1, 1, [])


def test_an_answer_to_the_candidate_may_not_ask_again() -> None:
    seen = interview(
        OPEN, (move(), "Which metric counts?"), (move("answer"), "Which metric counts?")
    )
    assert [each.turn for each in no_question_twice(seen, by_words).broken] == [4]


def test_a_later_question_may_not_repeat_one_that_came_back() -> None:
    seen = interview(
        OPEN, (move("redirect"), "Which metric counts?"), (move(), "Which metric counts?")
    )
    assert [each.turn for each in no_question_twice(seen, by_words).broken] == [4]


def test_two_facts_may_be_followed_by_the_same_question() -> None:
    seen = interview(
        OPEN,
        (
            move("fact", fact="So."),
            "How does that change it?",
            "It is three hundred million videos a day.",
        ),
        (
            move("fact", fact="So."),
            "How does that change it?",
            "People leave after twenty bad clips in a row.",
        ),
    )
    assert not no_question_twice(seen, by_words).broken


def _probe(ask: str, met: tuple[str, ...] = (), stage: int = 0) -> list[str]:
    seen = interview(OPEN, (move(stage=stage), ask), said=(Said("So.", met),))
    held = really_missing(seen, by_words)
    assert held.n == 1
    return [each.what for each in held.broken]


def test_a_probe_for_what_was_not_met_is_kept() -> None:
    assert _probe(FRAMING.criteria[1].ask, met=(FRAMING.criteria[0].id,)) == []


def test_a_probe_for_what_was_truly_met_breaks_the_rule() -> None:
    wanted = FRAMING.criteria[1]
    [what] = _probe(wanted.ask, met=(wanted.id,))
    assert what.startswith(f"{wanted.id} was met before")


def test_a_probe_for_another_area_breaks_the_rule() -> None:
    [what] = _probe(DATA.criteria[0].ask)
    assert f"{DATA.criteria[0].id} is of {DATA.id}, not {FRAMING.id}" in what
    assert _probe(DATA.criteria[0].ask, stage=1) == []


def test_what_is_met_by_the_answer_to_a_probe_does_not_count_against_it() -> None:
    wanted = FRAMING.criteria[0]
    seen = interview(
        OPEN, (move(), wanted.ask), (move(), wanted.ask), said=(Said("a"), Said("b", (wanted.id,)))
    )
    assert [each.turn for each in really_missing(seen, by_words).broken] == [4]


def test_only_probes_are_held_to_it() -> None:
    assert really_missing(interview(OPEN, *OPENS, CLOSE), by_words).n == 0
