"""A coding round with code in it: what is run reaches the interviewer, the record and the grade."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from agent import assets
from agent.errors import SettingError
from agent.ports.clock import SpeechClock
from agent.ports.store import open_store
from agent.records import Session, SessionTurn
from agent.settings import Settings
from agent.steps.executed_scores import executed_scores
from agent.wiring.desk import Desk, desk_for
from agent.wiring.executed_grader import known_problem, run_code
from agent.wiring.interview import Interview, new_session
from agent.wiring.problems import sandbox_here
from agent.wiring.turn_graph import Surroundings
from tests.directed import DirectedModel
from tests.doubles import NoPassages

PROBLEM = "replica-rollout-order"
PLAN = (
    "My plan is a topological order with a count of open requirements for each job, taken in whole "
    "waves; brute force would rescan all jobs each time, which is too slow."
)


def file(name: str, problem_id: str = PROBLEM) -> str:
    return (assets.problem_folder(problem_id) / f"{name}.py").read_text(encoding="utf-8")


@contextmanager
def table(
    tmp_path: Path, round_id: str = "coding", problem_id: str = PROBLEM
) -> Iterator[tuple[Interview, Desk, DirectedModel]]:
    model = DirectedModel()
    session = new_session("s", round_id, problem_id, "E5", 45.0, model)
    settings = Settings(home=tmp_path)
    with open_store(tmp_path) as store:
        around = Surroundings(model, NoPassages(), SpeechClock(), lambda text: None)
        interview = Interview(session, store, around)
        interview.open()
        desk = desk_for(settings, session, sandbox_here())
        assert desk is not None
        yield interview, desk, model


def last(session: Session, speaker: str) -> SessionTurn:
    return next(turn for turn in reversed(session.turns) if turn.speaker == speaker)


def test_the_file_begins_with_the_starter_and_is_never_written_over(tmp_path: Path) -> None:
    with table(tmp_path) as (interview, desk, _):
        assert desk.read() == file("starter")
        assert not desk.begun
        desk.path.write_text("def rollout_waves(requires):\n    return [], []\n")
        again = desk_for(Settings(home=tmp_path), interview.session, sandbox_here())
        assert again is not None
        assert again.begun
        assert again.read().startswith("def rollout_waves(requires):\n    return")


def test_the_ai_enabled_round_begins_with_what_the_assistant_proposes(tmp_path: Path) -> None:
    with table(tmp_path, "ai-coding", "embedding-top-k") as (_, desk, _):
        assert desk.read() == file("proposal", "embedding-top-k")


def test_a_round_without_code_has_no_desk(tmp_path: Path) -> None:
    session = new_session("s", "jedi", assets.questions("jedi")[0].id, "E5", 45, DirectedModel())
    settings = Settings(home=tmp_path)
    assert desk_for(settings, session, sandbox_here()) is None


def test_what_does_not_pass_is_said_without_giving_a_case_away(tmp_path: Path) -> None:
    with table(tmp_path) as (interview, desk, model):
        interview.answer(PLAN)
        desk.path.write_text(file("wrong-circle-only"))
        event = desk.run("submit", interview.session)
        session = interview.coded(event)
        said = last(session, "interviewer")
        assert said.move is not None
        assert said.move.kind == "result"
        assert said.text.startswith("The examples pass, but not all of the ordinary cases")
        hidden = [case for case in event.execution.cases if case.group != "examples"]  # type: ignore[union-attr]
        assert not any(case.given in message.text for message in model.asked[-1] for case in hidden)
        assert "4 of 5 ordinary cases pass" in last(session, "candidate").text


def test_an_example_that_fails_is_named_by_its_number(tmp_path: Path) -> None:
    with table(tmp_path) as (interview, desk, _):
        desk.path.write_text("def rollout_waves(requires):\n    return [], []\n")
        session = interview.coded(desk.run("run", interview.session))
        assert last(session, "interviewer").text.startswith("The first example does not pass yet.")


def test_code_that_does_not_load_is_said(tmp_path: Path) -> None:
    with table(tmp_path) as (interview, desk, _):
        desk.path.write_text("def rollout_waves(requires:\n")
        session = interview.coded(desk.run("run", interview.session))
        assert last(session, "interviewer").text.startswith("It does not load yet.")
        assert "SyntaxError" in last(session, "candidate").text


def test_what_was_handed_in_and_passes_ends_the_stage_of_the_code(tmp_path: Path) -> None:
    with table(tmp_path) as (interview, desk, _):
        while interview.session.stage == 0:
            interview.answer(PLAN)
        desk.path.write_text(file("good"))
        session = interview.coded(desk.run("submit", interview.session))
        move = last(session, "interviewer").move
        assert move is not None
        assert (move.kind, move.stage, move.why) == ("open", 2, "every case passed")


def test_the_model_sees_new_code_once_and_then_what_changed(tmp_path: Path) -> None:
    with table(tmp_path) as (interview, desk, model):
        desk.path.write_text(file("wrong-circle-only"))
        interview.coded(desk.run("run", interview.session))
        assert "```python" in model.asked[-1][-1].text
        interview.coded(desk.run("run", interview.session))
        assert "```" not in model.asked[-1][-1].text
        desk.path.write_text(file("good"))
        interview.coded(desk.run("run", interview.session))
        shown = model.asked[-1][-1].text
        assert "```diff" in shown
        assert len(shown) < len(file("good"))


def test_the_transcript_holds_every_version_of_the_code_with_its_time(tmp_path: Path) -> None:
    with table(tmp_path) as (interview, desk, _):
        for name in ("wrong-circle-only", "good"):
            desk.path.write_text(file(name))
            interview.coded(desk.run("run", interview.session))
            interview.answer("I look at it once more, line by line, before I hand it in to you.")
        turns = interview.session.transcript("x").turns
        coded = [turn for turn in turns if "```python" in turn.text]
        assert len(coded) == 2
        assert coded[0].t < coded[1].t
        assert file("good").strip() in coded[1].text


def test_a_call_of_ones_own_is_shown_and_counts_as_a_case_checked(tmp_path: Path) -> None:
    with table(tmp_path) as (interview, desk, _):
        desk.path.write_text(file("good"))
        event = desk.attempt([{"a": ["a"]}], interview.session)
        session = interview.coded(event)
        assert "(tries rollout_waves({'a': ['a']}): [[], ['a']])" in last(session, "candidate").text
        assert "cases-checked" in {each.criterion for each in session.met}


def test_code_alone_meets_no_criterion_that_has_to_be_said(tmp_path: Path) -> None:
    with table(tmp_path) as (interview, desk, _):
        desk.path.write_text(file("good"))
        session = interview.coded(desk.run("run", interview.session))
        assert {each.criterion for each in session.met} == {"whole-solution"}


def test_a_round_that_was_cut_off_in_an_event_goes_on_with_it(tmp_path: Path) -> None:
    with table(tmp_path) as (interview, desk, _):
        desk.path.write_text(file("wrong-circle-only"))
        session = interview.coded(desk.run("submit", interview.session))
    with open_store(tmp_path) as store:
        loaded = store.load("s")
    assert loaded == session
    event = last(loaded, "candidate").event
    assert event is not None
    assert event.failed


@pytest.mark.parametrize(
    ("written", "fault"),
    [(b"\xff\xfe", "no text in UTF-8"), (b"#" * 200_000, "more than 100,000 characters")],
)
def test_a_file_that_is_no_code_is_refused(tmp_path: Path, written: bytes, fault: str) -> None:
    with table(tmp_path) as (interview, desk, _):
        desk.path.write_bytes(written)
        with pytest.raises(SettingError, match=fault):
            desk.run("run", interview.session)
        desk.path.unlink()
        with pytest.raises(SettingError, match="is gone"):
            desk.run("run", interview.session)


def _graded(tmp_path: Path, name: str, *said: str) -> dict[str, tuple[float | None, str]]:
    with table(tmp_path) as (interview, desk, _):
        interview.answer(PLAN)
        desk.path.write_text(file(name))
        interview.coded(desk.run("submit", interview.session))
        for text in said:
            interview.answer(text)
        title = assets.problem(PROBLEM).question.title
        transcript = interview.session.transcript(title)
    known = known_problem(transcript)
    assert known is not None
    ran = run_code(transcript, known, sandbox_here())
    assert ran is not None
    rubric = assets.rubric("coding")
    found = executed_scores(transcript, rubric, ran, ("correctness", "edge_cases", "complexity"))
    return {area: (each.score, each.rationale) for area, each in found.items()}


TRACED = "With a and b after it, by hand: a has none open, so it returns a first, then b comes out."
NAMED = (
    "An empty list gives no waves, a single job one wave. A job that requires itself is circular "
    "and is stuck. A misspelt name is malformed, and I raise an error for it. Let me test each of "
    "them by hand."
)
COST = (
    "Each job and each requirement is handled at most once, so it takes O(V + E) time, and the "
    "inverted lists take O(V + E) space. At a million jobs in Python it takes seconds."
)


def test_a_right_solution_that_was_traced_and_explained_earns_the_highest(tmp_path: Path) -> None:
    found = _graded(tmp_path, "good", TRACED, NAMED, COST)
    assert {area: score for area, (score, _) in found.items()} == {
        "correctness": 5,
        "edge_cases": 5,
        "complexity": 5,
    }


def test_a_right_solution_without_words_earns_what_it_shows(tmp_path: Path) -> None:
    found = _graded(tmp_path, "good")
    assert found["correctness"][0] == 4


def test_a_bug_on_ordinary_input_is_a_one_however_it_is_praised(tmp_path: Path) -> None:
    found = _graded(tmp_path, "wrong-circle-only", TRACED, "This is correct, I tested all of it.")
    score, why = found["correctness"]
    assert score == 1
    assert "4 of 5 ordinary cases pass" in why


def test_edge_cases_that_were_named_but_fail_are_a_two(tmp_path: Path) -> None:
    assert _graded(tmp_path, "wrong-repeats-counted", NAMED)["edge_cases"][0] == 2


def test_a_cost_that_contradicts_the_measured_one_is_a_one(tmp_path: Path) -> None:
    said = (
        "It takes O(n^2) time, since for every job I look at each of the others in the worst case."
    )
    score, why = _graded(tmp_path, "good", said)["complexity"]
    assert score == 1
    assert "accepted: O(V log V + E)" in why


def test_a_right_cost_without_a_reason_is_a_two(tmp_path: Path) -> None:
    assert _graded(tmp_path, "good", "The time is O(V + E), I would say so.")["complexity"][0] == 2
