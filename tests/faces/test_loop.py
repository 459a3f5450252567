"""A whole loop at the keyboard: planned, played, left and gone on with, sealed, never shown."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from agent.ports.clock import ExamClock, SpeechClock
from agent.ports.store import open_store
from agent.settings import Settings
from agent.wiring.interview import Interview
from agent.wiring.loops import loops, sealed_rounds, transcript_of
from agent.wiring.turn_graph import Surroundings
from tests.doubles import Answer, Endpoint, NoPassages, ScriptedModel, endpoint
from tests.faces.test_cli import fault, hosted_at, run

SAID = "I would rank by the chance of a long watch, since clicks alone are gamed."
ANSWER = f"{SAID}\n\n"
GRADE = json.dumps(
    {
        "quotes": [{"turn": 1, "quote": SAID, "criterion": ""}],
        "met": [],
        "missed": [],
        "why_not_higher": "No number is given.",
        "why_not_lower": "A reason is given.",
        "score": 3,
    }
)
VTT = Path(__file__).parents[1] / "data/formats/teams.vtt"


def _answer_to(body: dict[str, Any]) -> Answer:
    graded = "response_format" in body or "tools" in body
    return Answer(GRADE if graded else "And what else would you look at?")


@pytest.fixture
def served() -> Iterator[Endpoint]:
    with endpoint() as found:
        found.answer_to = _answer_to
        yield found


@pytest.fixture
def hosted(env: dict[str, str], served: Endpoint) -> dict[str, str]:
    return hosted_at(env, served.url)


def _shown(env: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("loop", "show", "--json", env=env).stdout)
    return found


def _states(env: Mapping[str, str]) -> list[str]:
    return [each["state"] for each in _shown(env)["rounds"]]


@pytest.mark.timeout(300)
def test_a_whole_loop_is_played_left_gone_on_with_and_sealed(
    hosted: dict[str, str], home: Path, served: Endpoint
) -> None:
    started = run("loop", "start", "--track", "ads", "--seed", "4", env=hosted)
    assert started.returncode == 0, started.stderr
    (loop,) = loops(home)
    outputs = []
    for each in loop.rounds:
        left = run("loop", "next", env=hosted, given=ANSWER)
        assert left.returncode == 130, left.stderr
        assert f"mockloop loop next {loop.id}" in left.stdout
        done = run("loop", "next", env=hosted, given=f"{ANSWER}/end\n")
        assert done.returncode == 0, done.stderr
        assert f"{each.place} is sealed" in done.stdout
        outputs += [left.stdout, done.stdout]
    outputs.append(run("loop", "show", env=hosted).stdout)
    assert _states(hosted) == ["sealed"] * 6
    assert "All scorecards are in" in outputs[-1]
    assert f"mockloop loop debrief {loop.id}" in outputs[-1]
    assert len(sealed_rounds(home, loop.id)) == 6
    for text in outputs:
        assert "verdict" not in text
        assert "No number is given" not in text
    for place in ("recruiter", "jedi"):
        turns = transcript_of(home, loop.id, place).turns
        assert [turn.text for turn in turns if turn.speaker == "candidate"] == [SAID, SAID]
    assert "all sealed" in run("loop", "list", env=hosted).stdout
    assert "6 scorecards" in run("loop", "record", env=hosted).stdout
    assert "All scorecards are in" in run("loop", "next", env=hosted).stdout


def test_resume_goes_on_with_a_round_of_a_loop_and_shows_no_score(
    hosted: dict[str, str],
) -> None:
    run("loop", "start", env=hosted)
    left = run("loop", "next", env=hosted, given=ANSWER)
    row = _shown(hosted)
    session = row["rounds"][0]["session"]
    assert (row["next"], row["rounds"][0]["state"]) == ("recruiter", "open")
    assert f"session {session}" in left.stdout
    done = run("resume", session, env=hosted, given="/end\n")
    assert done.returncode == 0, done.stderr
    assert "recruiter is sealed" in done.stdout
    assert "verdict" not in done.stdout
    assert "is over" in fault(run("resume", session, env=hosted))


def test_what_is_not_sealed_at_once_is_sealed_later_and_a_failure_says_why(
    hosted: dict[str, str], served: Endpoint
) -> None:
    run("loop", "start", env=hosted)
    done = run("loop", "next", "--no-seal", env=hosted, given=f"{ANSWER}/end\n")
    assert (done.returncode, _states(hosted)[0]) == (0, "over")
    served.answer_to = lambda body: Answer('{"score": ')
    failed = run("loop", "seal", env=hosted)
    assert failed.returncode == 2
    assert "recruiter is not sealed" in failed.stderr
    assert _shown(hosted)["rounds"][0]["fault"]
    served.answer_to = _answer_to
    assert "recruiter is sealed" in run("loop", "seal", env=hosted).stdout
    assert _states(hosted)[0] == "sealed"
    assert "no round waits" in run("loop", "seal", env=hosted).stdout


def _left_long_ago(home: Path, session_id: str) -> None:
    """Sets the beginning of a session back by a day."""
    with open_store(home) as store:
        began = datetime.now(UTC) - timedelta(days=1)
        update = {"started": began.isoformat(timespec="seconds")}
        session = store.load(session_id).model_copy(update=update)
        around = Surroundings(ScriptedModel(), NoPassages(), SpeechClock(), lambda text: None)
        Interview(session, store, around).pause()


def test_an_exam_s_round_left_past_its_end_is_closed_and_said(
    hosted: dict[str, str], home: Path
) -> None:
    run("loop", "start", "--exam", env=hosted)
    left = run("loop", "next", env=hosted, given=ANSWER)
    assert "The clock runs on" in left.stdout
    first = _shown(hosted)["rounds"][0]
    assert first["ends"]
    _left_long_ago(home, first["session"])
    done = run("loop", "next", "--no-seal", env=hosted, given=ANSWER)
    assert "recruiter was left past its end: the clock has closed it." in done.stdout
    assert "phone-screen" in done.stdout
    row = _shown(hosted)["rounds"][0]
    assert (row["state"], row["timed_out"]) == ("over", True)


def test_an_answer_that_comes_after_the_end_of_an_exam_s_round_is_not_taken(
    hosted: dict[str, str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Late(ExamClock):
        def elapsed_s(self) -> float:
            return 45.5 * 60

    run("loop", "start", "--exam", env=hosted)
    monkeypatch.setattr("agent.faces.table.ExamClock", Late)
    done = run("loop", "next", "--no-seal", env=hosted, given=ANSWER)
    assert done.returncode == 0, done.stderr
    assert "the clock has closed the round" in done.stdout
    (loop,) = loops(home)
    assert SAID not in transcript_of(home, loop.id, "recruiter").model_dump_json()


def test_a_loop_never_coaches(hosted: dict[str, str], home: Path) -> None:
    run("loop", "start", env=hosted)
    assert "No such option" in fault(run("loop", "next", "--coach", env=hosted))
    run("loop", "next", env=hosted, given=ANSWER)
    with open_store(Settings(home=home).home) as store:
        (session,) = store.list()
    assert not session.coach


def test_a_round_held_elsewhere_is_imported_and_sealed(hosted: dict[str, str]) -> None:
    run("loop", "start", env=hosted)
    done = run("loop", "import", "ml-design-1", str(VTT), env=hosted)
    assert done.returncode == 0, done.stderr
    assert "mockloop loop seal" in done.stdout
    row = _shown(hosted)["rounds"][4]
    assert (row["state"], row["held"]) == ("over", "teams.vtt")
    said = fault(run("loop", "import", "chess", str(VTT), env=hosted))
    assert "has no place 'chess'" in said
    assert "No such file" in fault(run("loop", "import", "jedi", "none.vtt", env=hosted))


def test_what_is_empty_says_what_to_do(env: dict[str, str]) -> None:
    for name in ("list", "show"):
        assert "mockloop loop start" in run("loop", name, env=env).stdout
    assert json.loads(run("loop", "list", "--json", env=env).stdout) == []
    assert json.loads(run("loop", "show", "--json", env=env).stdout) is None
    assert "mockloop loop start" in run("loop", "record", env=env).stdout
    for name in ("next", "seal", "abandon"):
        assert "mockloop loop start" in fault(run("loop", name, env=env))
    assert "mockloop loop start" in fault(run("loop", "import", "jedi", "x", env=env))


@pytest.mark.parametrize("name", ["none", "../../x", "\x1b[31mred", "x" * 9000])
def test_a_loop_that_is_not_there_is_one_line(env: dict[str, str], name: str) -> None:
    run("loop", "start", env=env)
    for command in ("show", "next", "seal", "abandon"):
        said = fault(run("loop", command, name, env=env))
        assert "there is no loop" in said
        assert "\x1b" not in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--track", "foo\x1b[2J"], "there is no track"),
        (["--list", "foo"], "standard, pyramid"),
        (["--list", "pyramid", "--partner"], "makes no difference"),
        (["--days", "3"], "--days"),
        (["--level", "E9"], "--level"),
        (["--seed", "x"], "--seed"),
    ],
)
def test_a_wish_that_cannot_be_met_is_one_line(
    env: dict[str, str], words: list[str], said: str
) -> None:
    found = fault(run("loop", "start", *words, env=env))
    assert said in found
    assert "\x1b" not in found
    assert "no loop is planned" in run("loop", "list", env=env).stdout


def test_a_plan_tells_no_question_before_it_is_asked(env: dict[str, str], home: Path) -> None:
    done = run("loop", "start", "--ai-coding", "--seed", "3", env=env)
    assert "Not every opening has" in done.stdout
    (loop,) = loops(home)
    shown = run("loop", "show", "--json", env=env).stdout + done.stdout
    assert not any(each.question in shown for each in loop.rounds)


def test_a_loop_that_was_given_up_says_so(env: dict[str, str], home: Path) -> None:
    run("loop", "start", env=env)
    (loop,) = loops(home)
    assert "is given up" in run("loop", "abandon", env=env).stdout
    assert "given up" in run("loop", "list", env=env).stdout
    assert "was given up" in run("loop", "next", loop.id, env=env).stdout
