"""`mockloop eval`, as a user types it."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from agent import assets
from agent.errors import MockloopError
from agent.faces.main import cli
from agent.records import CaseResult
from agent.wiring.evals.run import write_run
from agent.wiring.evals.suites import all_suites
from tests.builders import scored
from tests.eval_builders import result, run

CASE = "probes-what-is-missing"


def _typed(*words: str, stdin: str = "") -> Result:
    return CliRunner().invoke(cli, ["eval", *words], input=stdin)


def _said(*words: str, stdin: str = "") -> str:
    done = _typed(*words, stdin=stdin)
    assert done.exception is None, done.exception
    return done.output


def _rows(*words: str) -> list[dict[str, Any]]:
    """What is printed for a script: a line of JSON each."""
    return [json.loads(line) for line in _typed(*words).stdout.splitlines()]


def _fault(*words: str) -> str:
    done = _typed(*words)
    assert isinstance(done.exception, MockloopError), done
    return str(done.exception)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of the test's own, with the shared parts linked in."""
    root = assets.data_root()
    made = tmp_path / "data"
    (made / "evals" / "transcripts").mkdir(parents=True)
    for name in ("prompts", "corpus"):
        (made / name).symlink_to(root / name)
    for name in ("suites", "transcripts"):
        (made / "evals" / name).mkdir(exist_ok=True)
        for path in (root / "evals" / name).iterdir():
            (made / "evals" / name / path.name).write_bytes(path.read_bytes())
    return made


def _file(tmp_path: Path, name: str, results: Sequence[CaseResult], suite: str = "grading") -> str:
    path = tmp_path / name
    write_run(run(*results, suite=suite), path)
    return str(path)


@pytest.mark.parametrize("suite", [suite.id for suite in all_suites()])
def test_every_suite_is_listed_with_its_cases(suite: str) -> None:
    assert f"{suite}: " in _said("list")
    rows = _rows("list", suite, "--json")
    assert rows
    assert all(row["suite"] == suite and row["probes"] for row in rows)


def test_a_recording_is_shown_as_text() -> None:
    text = _said("show", "interviewer", CASE)
    assert "[system]" in text
    assert "<candidate>" in text
    assert "── answer" in text
    assert "interactions:" in _said("show", "interviewer", CASE, "--raw")


def test_any_recording_is_shown_by_its_file() -> None:
    file = next((assets.data_root() / "evals" / "cassettes" / "grading").rglob("*.gz"))
    assert "<transcript>" in _said("show", str(file))
    assert "is not a file" in _fault("show", "nothing.yaml")


def test_a_recording_that_is_not_there_says_how_to_make_one() -> None:
    fault = _fault("show", "interviewer", CASE, "--repeat", "9")
    assert "mockloop eval record interviewer" in fault


def test_an_unknown_suite_is_one_line(tmp_path: Path) -> None:
    assert _fault("list", "lunch").startswith("there is no suite 'lunch'")


def test_json_takes_one_suite(tmp_path: Path) -> None:
    assert "--json takes one suite" in _fault("run", "all", "--json", str(tmp_path / "x.json"))


def test_a_file_that_is_no_run_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"schema_version": 1}')
    assert "is not a run file" in _fault("gate", str(path))
    assert "cannot be read" in _fault("gate", str(tmp_path / "none.json"))


def test_a_suite_without_gates_is_said(tmp_path: Path) -> None:
    assert "has no gates" in _fault("gate", _file(tmp_path, "x.json", [result("a")], "lunch"))


def test_gates_end_with_their_exit_code_and_write_both_reports(tmp_path: Path) -> None:
    file = _file(tmp_path, "x.json", [result("a", {"candidate-is-fenced": False})])
    junit, summary = tmp_path / "g.xml", tmp_path / "s.md"
    summary.write_text("before\n")
    done = _typed("gate", file, "--junit", str(junit), "--summary", str(summary))
    assert done.return_value == 1 or done.exit_code == 1 or "gates: regression" in done.output
    assert "candidate-is-fenced" in junit.read_text()
    assert summary.read_text().startswith("before\n## Evals: **regression**")


def test_a_stale_run_is_unusable(tmp_path: Path) -> None:
    stale = result("a", status="stale", reason="needs recording: it was never recorded")
    file = _file(tmp_path, "x.json", [stale])
    output = _typed("gate", file).output
    assert "gates: unusable" in output
    assert "needs recording" in output


def test_two_runs_are_compared(tmp_path: Path) -> None:
    before = [result(f"c{n}", scores={"near-the-label": 0.9}) for n in range(6)]
    after = [result(f"c{n}", scores={"near-the-label": 0.4}) for n in range(6)]
    files = [_file(tmp_path, "b.json", before), _file(tmp_path, "c.json", after)]
    text = _said("compare", *files)
    assert "worse: near-the-label" in text
    [row] = _rows("compare", *files, "--json")
    assert row["summary"] == "worse: near-the-label"
    assert "no evidence of a change" in _said("compare", files[0], files[0])


def test_runs_without_a_suite_in_common_cannot_be_compared(tmp_path: Path) -> None:
    files = [
        _file(tmp_path, "b.json", [result("a")]),
        _file(tmp_path, "c.json", [result("a")], "interviewer"),
    ]
    assert "no suite in common" in _fault("compare", *files)


@pytest.mark.skipif(shutil.which("git") is None, reason="revisions take git")
@pytest.mark.parametrize("name", ["no-such-revision", "--output=/tmp/x", "HEAD:prompts/rounds"])
def test_what_is_neither_file_nor_revision_is_one_line(name: str, tmp_path: Path) -> None:
    file = _file(tmp_path, "b.json", [result("a")])
    fault = _fault("compare", "--", file, name)
    assert "neither a run file nor a git revision" in fault or "has no prompts/" in fault


def test_a_report_is_one_file(tmp_path: Path) -> None:
    file = _file(tmp_path, "b.json", [result("a", {"candidate-is-fenced": True}, turns=["So."])])
    out = tmp_path / "r.html"
    assert "1 runs" in _said("report", file, "--out", str(out))
    assert out.read_text().startswith("<!doctype html>")


def test_versions_are_listed_for_a_script() -> None:
    rows = _rows("versions", "--json")
    assert {"prompt judges/area", "rubric ml-design"} <= {row["name"] for row in rows}


def test_a_fixture_is_made_from_a_transcript_without_names(data: Path, tmp_path: Path) -> None:
    said = [
        {"speaker": "interviewer", "t": 0, "text": "Hi Ada, where do you start?"},
        {"speaker": "candidate", "t": 5, "text": "At Initech we used logs. Mail ada@example.org."},
    ]
    file = tmp_path / "t.json"
    file.write_text(json.dumps({"id": "s1", "round": "ml-design", "turns": said}))
    words = [
        "--name",
        "drops-it",
        "--probes",
        "what we saw",
        "--owner",
        "us",
        "--remove",
        "Initech",
    ]
    with assets.rooted(data):
        text = _said("add", str(file), *words, "--yes")
        again = _typed("add", str(file), *words, "--yes")
        rows = _rows("list", "grading", "--json")
    assert "Initech -> [name 1]" in text
    kept = (data / "evals" / "transcripts" / "drops-it.json").read_text()
    assert not [word for word in ("Ada", "Initech", "example.org") if word in kept]
    assert rows[-1]["case"] == "drops-it"
    assert "already" in str(again.exception)


def test_a_fixture_is_not_written_without_a_yes(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "t.json"
    turn = {"speaker": "candidate", "t": 0, "text": "I split by date."}
    file.write_text(json.dumps({"id": "s1", "round": "ml-design", "turns": [turn]}))
    with assets.rooted(data):
        _typed("add", str(file), "--probes", "x", "--owner", "y", stdin="n\n")
    assert not (data / "evals" / "transcripts" / "s1.json").exists()


def test_a_rater_labels_blind_and_goes_on_later(data: Path, tmp_path: Path) -> None:
    files = []
    for name in ("one", "two"):
        file = tmp_path / f"{name}.json"
        turn = {"speaker": "candidate", "t": 0, "text": f"I split {name} by date."}
        file.write_text(json.dumps({"id": name, "round": "ml-design", "turns": [turn]}))
        files.append(str(file))
    with assets.rooted(data):
        first = _said("label", "--rater", "ada", *files, stdin="3\nn\n?\n7\n4\n5\n1\nq\n")
        second = _said("label", "--rater", "ada", *files, stdin="1\n1\n1\n1\n1\n")
    assert "2 transcripts to label" in first
    assert "7 is none of these" in first
    assert "stopped; this transcript is not saved" in first
    assert "1 transcripts to label" in second
    lines = (data / "evals" / "labels" / "ada.jsonl").read_text().splitlines()
    scores = [list(json.loads(line)["scores"].values()) for line in lines]
    assert scores == [[3, None, 4, 5, 1], [1, 1, 1, 1, 1]]


def test_raters_agreement_is_shown_for_people_and_scripts(data: Path) -> None:
    labels = data / "evals" / "labels"
    labels.mkdir()
    for rater, score in (("ada", 3), ("ben", 4)):
        row = {"transcript": "t", "round": "ml-design", "scores": {"modeling": score, "x": 2}}
        (labels / f"{rater}.jsonl").write_text(json.dumps(row) + "\n")
    with assets.rooted(data):
        assert "ada and ben" in _said("label", "--agreement")
        rows = _rows("label", "--agreement", "--json")
    assert (rows[0]["area"], rows[0]["exact"], rows[0]["within_one"]) == ("all", 0.5, 1.0)


def test_labels_of_people_stand_in_for_those_of_a_fixture(data: Path) -> None:
    from agent.wiring.evals.labels import people_gave

    labels = data / "evals" / "labels"
    labels.mkdir()
    for rater, score in (("ada", 2), ("ben", 4), ("cem", None)):
        row = {"transcript": "design-05", "round": "ml-design", "scores": {"modeling": score}}
        (labels / f"{rater}.jsonl").write_text(json.dumps(row) + "\n")
    with assets.rooted(data):
        assert people_gave("design-05") == ({"modeling": 2}, 3)
        assert people_gave("design-06") == ({}, 0)


def test_scored_areas_are_shown_in_a_report(tmp_path: Path) -> None:
    found = result("a", pairs=[(3, 3)], areas={"modeling": scored(3)}, turns=["x", "y"])
    out = tmp_path / "r.html"
    _said("report", _file(tmp_path, "b.json", [found]), "--out", str(out))
    assert "modeling" in out.read_text()
