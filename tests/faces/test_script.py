"""`mockloop script` as it is used."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from agent.errors import MockloopError, ScriptError
from agent.faces.script import script
from agent.records import Met, SessionTurn
from tests.bank_stories import save, session

Run = Callable[..., Result]
NAMES = ("follow-up", "partner-opening", "recruiter-questions")


@pytest.fixture
def run() -> Run:
    return lambda *words: CliRunner().invoke(script, words)


def _json(done: Result) -> Any:
    assert done.exit_code == 0, done.exception
    return json.loads(done.stdout)


def _fault(done: Result) -> str:
    assert isinstance(done.exception, MockloopError), done.stdout
    return str(done.exception)


@pytest.mark.parametrize("name", NAMES)
def test_without_facts_the_blanks_are_named_and_listed(run: Run, name: str) -> None:
    done = run(name)
    assert done.exit_code == 0
    assert "[what is missing: " in done.stdout
    assert "missing: " in done.stderr
    assert f"mockloop script {name} --new FILE" in done.stderr


def test_a_follow_up_reads_as_a_mail(run: Run) -> None:
    facts = ("interviewer=Dr. Example", "problem=ranking a clinic's waiting list", "name=A. Tester")
    points = ("points=label delay", "points=the fallback")
    done = run("follow-up", *(w for each in (*facts, *points) for w in ("--fact", each)))
    assert done.stdout == (
        "Hello Dr. Example,\n\nthanks for the time on ranking a clinic's waiting list. I enjoyed"
        " going through label delay and the fallback with you.\nIf any part should be spelled out"
        " further, a line is enough and I will write it down.\n\nBest regards,\nA. Tester\n"
    )
    assert done.stderr == ""


@pytest.mark.parametrize("name", NAMES)
def test_a_new_facts_file_explains_every_fact_and_gives_none(
    run: Run, name: str, tmp_path: Path
) -> None:
    path = tmp_path / "facts.yaml"
    assert run(name, "--new", str(path)).exit_code == 0
    assert set(yaml.safe_load(path.read_text()).values()) == {None}
    assert _json(run(name, "--facts", str(path), "--json")) == _json(run(name, "--json"))
    assert "there already" in _fault(run(name, "--new", str(path)))


def test_facts_of_the_file_give_way_to_those_of_the_command_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text("problem: feed\npoints: [one, two]\nname: yes\ninterviewer: 007\n")
    text = _json(run("follow-up", "--facts", str(path), "--fact", "problem=ads", "--json"))["text"]
    assert "time on ads" in text
    assert "one and two" in text
    assert text.endswith("\nyes")
    assert text.startswith("Hello 007,")


def test_recruiter_questions_leave_out_what_is_known_and_cite_the_guides(run: Run) -> None:
    found = _json(run("recruiter-questions", "--fact", "level_posted=E5", "--json"))
    assert "posted at" not in found["text"]
    assert found["known"] == {"level_posted": "E5"}
    assert any("hiring manager" in n and "committee" in n for n in found["notes"])
    assert any("product sense" in note and "Jedi" in note for note in found["notes"])
    assert any(c.startswith("corpus/guides/ai-enabled-coding.md:") for c in found["citations"])


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b"problem: [", "no YAML file of facts"),
        (b"- one\n", "no names with facts"),
        (b"nonsense: 1\n", "no fact 'nonsense'"),
        (b"problem: {a: b}\n", "neither a text nor a list"),
        (b"problem: [a, b]\n", "has 2 texts"),
        (b"points: &a [x]\nproblem: [*a, *a]\n", "neither a text nor a list"),
        (b"problem: " + b"x" * 2_000, "longer than 1,000"),
        (b"problem: " + b"x" * 70_000, "larger than"),
        (b"\xff\xfe", "no YAML file of facts"),
        (b"[" * 5_000, "no YAML file of facts"),
    ],
)
def test_a_file_that_holds_no_facts_is_said(
    run: Run, tmp_path: Path, body: bytes, fault: str
) -> None:
    path = tmp_path / "facts.yaml"
    path.write_bytes(body)
    assert fault in _fault(run("follow-up", "--facts", str(path)))


def test_an_empty_file_is_no_fact(run: Run, tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("")
    assert run("follow-up", "--facts", str(tmp_path / "facts.yaml")).exit_code == 0


def test_hostile_facts_reach_no_terminal(run: Run) -> None:
    done = run("follow-up", "--fact", "name=\x1b[2J\u202eTester\r\nBcc: all")
    assert not {"\x1b", "\u202e", "\r"} & set(done.stdout)
    assert done.stdout.endswith("Tester Bcc: all\n")


def test_words_that_are_no_fact_are_said(run: Run) -> None:
    assert "no NAME=TEXT" in _fault(run("follow-up", "--fact", "problem"))
    assert "Facts of follow-up: interviewer" in _fault(run("follow-up", "--fact", "salary=1"))


def _round(home: Path, round_id: str, question: str, *, ended: bool) -> None:
    said = SessionTurn(speaker="candidate", t=1.0, text="I would begin with the labels.")
    met = (Met(area="training_data", criterion="sources-labels", turn=0, span=said.text),)
    given = {"met": met if round_id == "ml-design" else (), "ended": ended}
    save(home, session(round_id, question, (said,), **given))


def test_a_finished_round_gives_its_problem_and_what_was_spoken_to(run: Run, home: Path) -> None:
    _round(home, "ml-design", "short-video-feed", ended=True)
    found = _json(run("follow-up", "--session", "ml-design-1", "--json"))
    assert "going through training data with you" in found["text"]
    assert found["missing"] == ["interviewer", "name"]


@pytest.mark.parametrize(
    ("round_id", "question", "ended", "fault"),
    [
        ("ml-design", "short-video-feed", False, "not over"),
        ("jedi", "move-fast-launch-without-data", True, "a round of jedi"),
    ],
)
def test_a_round_that_gives_nothing_is_said(
    run: Run, home: Path, round_id: str, question: str, ended: bool, fault: str
) -> None:
    _round(home, round_id, question, ended=ended)
    assert fault in _fault(run("follow-up", "--session", f"{round_id}-1"))
    assert isinstance(run("follow-up", "--session", "none").exception, MockloopError)


def test_new_goes_with_nothing_else(run: Run, tmp_path: Path) -> None:
    done = run("follow-up", "--new", str(tmp_path / "f"), "--fact", "name=A")
    assert isinstance(done.exception, ScriptError)
