"""The command as a user runs it: its exit code and its two outputs."""

import contextlib
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
import pytest

from agent import assets
from agent.faces.main import cli, main
from tests.doubles import Answer, Endpoint, endpoint

SHORT = Path(__file__).parents[1] / "data/short-round.json"
QUOTE = "The business wants people to come back"
GRADE = json.dumps(
    {
        "quotes": [{"turn": 1, "quote": QUOTE, "criterion": "ml-target"}],
        "met": ["ml-target"],
        "missed": [],
        "why_not_higher": "No metric is named.",
        "why_not_lower": "A goal is named.",
        "score": 3,
    }
)


def run(*words: str, env: Mapping[str, str], given: str = "") -> subprocess.CompletedProcess[str]:
    """Runs the command in this process, as `main` would; imports are paid for once."""
    out, errors = io.StringIO(), io.StringIO()
    code: object = 0
    with pytest.MonkeyPatch.context() as patch:
        for name in set(os.environ) - set(env):
            patch.delenv(name)
        for name, value in env.items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", ["mockloop", *words])
        patch.setattr(sys, "stdin", io.StringIO(given))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
            try:
                main()
            except SystemExit as done:
                code = done.code
    assert isinstance(code, int)
    return subprocess.CompletedProcess(words, code, out.getvalue(), errors.getvalue())


def started(*words: str, env: Mapping[str, str]) -> subprocess.Popen[str]:
    """Starts the command as a process of its own, for what only a process can show."""
    return subprocess.Popen(
        [sys.executable, "-m", "agent", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=env,
    )


def fault(done: subprocess.CompletedProcess[str]) -> str:
    """The one line of a fault that the user can put right."""
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    lines = [line for line in done.stderr.splitlines() if line.startswith("mockloop: ")]
    assert len(lines) == 1, done.stderr
    return lines[0]


def commands(group: click.Group, words: tuple[str, ...] = ()) -> Iterator[list[str]]:
    """The words of every command, that of the group first."""
    yield [*words]
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*words, name))
        else:
            yield [*words, name]


COMMANDS = list(commands(cli))


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: "-".join(words) or "mockloop")
def test_every_command_explains_itself_as_the_guide_does(
    words: Sequence[str], env: dict[str, str]
) -> None:
    done = run(*words, "--help", env=env | {"COLUMNS": "80"})
    assert done.returncode == 0, done.stderr
    assert "Usage:" in done.stdout
    guide = (Path(__file__).parents[2] / "docs/guide/commands.md").read_text()
    assert done.stdout.strip() in guide, "docs/guide/commands.md is not up to date"


def test_help_imports_nothing_heavy(env: dict[str, str]) -> None:
    heavy = ("langchain", "langgraph", "chromadb", "openai", "onnxruntime", "rich", "pydantic")
    program = (
        "import sys; from agent.faces.main import cli; cli(['--help'], standalone_mode=False);"
        f"sys.exit(sum(name in sys.modules for name in {heavy!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=env, capture_output=True, check=False
    )
    assert done.returncode == 0


def test_an_unknown_round_names_those_there_are(env: dict[str, str]) -> None:
    assert "ml-design" in fault(run("practice", "chess", env=env))


def test_an_unknown_question_names_those_there_are(env: dict[str, str]) -> None:
    assert "short-video-feed" in fault(run("practice", "ml-design", "--question", "x", env=env))


def test_no_network_and_no_weights_says_what_to_do(env: dict[str, str], home: Path) -> None:
    said = fault(run("grade", str(SHORT), env=env))
    assert "MOCKLOOP_GGUF" in said
    assert not list((home / "models").glob("*.gguf"))


def test_weights_of_the_users_own_that_are_none_are_said_so(
    env: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "mine.gguf"
    path.write_text("not weights")
    said = fault(run("grade", str(SHORT), env=env | {"MOCKLOOP_GGUF": str(path)}))
    assert "not a GGUF file" in said


def test_cached_weights_with_another_sha256_are_not_opened(env: dict[str, str], home: Path) -> None:
    (home / "models/qwen2.5-coder-0.5b-instruct-q4_k_m.gguf").write_bytes(b"GGUF and more")
    assert "sha256 differs" in fault(run("grade", str(SHORT), env=env))


@pytest.mark.parametrize("name", ["missing.json", "empty.json", "foreign.json", "binary.json"])
def test_a_transcript_that_cannot_be_read_is_one_line(
    env: dict[str, str], tmp_path: Path, name: str
) -> None:
    (tmp_path / "empty.json").write_text("")
    (tmp_path / "foreign.json").write_text('[{"role": "user", "content": "hi"}]')
    (tmp_path / "binary.json").write_bytes(bytes(range(256)))
    with endpoint(Answer(GRADE)) as served:
        said = fault(run("grade", str(tmp_path / name), env=hosted_at(env, served.url)))
    assert name in said
    assert served.requests == []


def hosted_at(env: Mapping[str, str], url: str) -> dict[str, str]:
    return {**env, "MOCKLOOP_BASE_URL": url, "MOCKLOOP_MODEL": "openai:m"}


def test_a_refused_key_is_one_line_and_no_scorecard(env: dict[str, str], tmp_path: Path) -> None:
    out = tmp_path / "grades.jsonl"
    with endpoint(Answer(status=401)) as served:
        done = run("grade", str(SHORT), "--out", str(out), env=hosted_at(env, served.url))
    assert "key" in fault(done)
    assert not out.exists()


def test_broken_json_leaves_the_areas_unscored(env: dict[str, str]) -> None:
    with endpoint(Answer('{"score": ')) as served:
        done = run("grade", str(SHORT), "--json", env=hosted_at(env, served.url))
    card = json.loads(done.stdout)
    assert {area["status"] for area in card["areas"].values()} == {"unscored"}
    assert {area["score"] for area in card["areas"].values()} == {None}
    assert card["verdict"] is None
    assert done.returncode == 2


def test_grading_prints_the_model_first_and_writes_reports(
    env: dict[str, str], home: Path, tmp_path: Path
) -> None:
    out = tmp_path / "grades.jsonl"
    with endpoint(Answer(GRADE)) as served:
        done = run("grade", str(SHORT), "--out", str(out), env=hosted_at(env, served.url))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "grader: openai:m"
    assert "The business wants people to come back" in done.stdout
    assert "00:12" in done.stdout
    assert "uncalibrated" in done.stdout
    assert json.loads(out.read_text())["transcript_id"] == "short-notifications"
    assert sorted(p.name for p in (home / "reports").iterdir()) == [
        "short-notifications.json",
        "short-notifications.md",
    ]


def test_each_area_is_graded_as_often_as_is_asked_for(env: dict[str, str]) -> None:
    with endpoint(Answer(GRADE)) as served:
        hosted = hosted_at(env, served.url)
        done = run("grade", str(SHORT), "--samples", "2", "--json", env=hosted)
    card = json.loads(done.stdout)
    assert len(served.requests) == 2 * len(card["areas"])
    assert {request["seed"] for request in served.requests} == {0, 1}
    assert {str(area["spread"]["given"]) for area in card["areas"].values()} == {"[3.0, 3.0]"}


def test_no_samples_is_a_value_to_correct(env: dict[str, str]) -> None:
    done = run("grade", str(SHORT), "--samples", "0", env=env)
    assert (done.returncode, "--samples" in done.stderr) == (2, True)


def test_a_call_with_names_is_graded_and_what_was_guessed_is_said(env: dict[str, str]) -> None:
    meet = SHORT.parent / "formats/meet.txt"
    said = GRADE.replace(
        "The business wants people to come back", "Workouts per week is the metric"
    )
    with endpoint(Answer(said)) as served:
        hosted = hosted_at(env, served.url)
        done = run("grade", str(meet), "--level", "E5", env=hosted)
        named = run(
            *("grade", str(meet), "--candidate", "ada", "--round", "ml-design", "--json"),
            env=hosted,
        )
    assert done.returncode == 0, done.stderr
    assert "candidate: Ada Bell (guessed: says most, asks least)" in done.stdout
    assert "round: ml-design (recognised by what is said)" in done.stdout
    assert "Workouts per week is the metric" in done.stdout
    assert json.loads(named.stdout)["transcript_id"] == "meet"
    assert "guessed" not in named.stderr
    assert "times: 7 turns of 10 had none; estimated" in named.stderr


def test_a_folder_with_other_files_is_graded_but_for_those(
    env: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "rounds"
    folder.mkdir()
    shutil.copy(SHORT, folder / "a.json")
    shutil.copy(SHORT.parent / "formats/teams.vtt", folder / "b.vtt")
    (folder / "README.md").write_text("# What lies here\n\nTranscripts.\n")
    with endpoint(Answer(GRADE)) as served:
        done = run("grade", str(folder), "--json", env=hosted_at(env, served.url))
    assert "README.md: it is not a transcript that names who speaks" in fault(done)
    ids = [json.loads(line)["transcript_id"] for line in done.stdout.splitlines()]
    assert ids == ["short-notifications", "b"]


def test_an_endpoint_without_a_model_name_asks_for_one(env: dict[str, str]) -> None:
    done = run("grade", str(SHORT), env=env | {"MOCKLOOP_BASE_URL": "http://127.0.0.1:9/v1"})
    assert "MOCKLOOP_MODEL" in fault(done)


def test_a_round_is_practised_saved_resumed_and_graded(env: dict[str, str], home: Path) -> None:
    first = "I train on playback logs of 21 days.\nA skip is a negative example.\n\n"
    with endpoint(Answer("How do you turn that goal into what a model predicts?")) as served:
        hosted = hosted_at(env, served.url)
        done = run("practice", "ml-design", "--no-grade", env=hosted, given=f"/time\n{first}")
        assert done.returncode == 130, done.stderr
        assert done.stdout.splitlines()[0] == "interviewer: openai:m; grader: openai:m"
        assert re.search(r"4[45]:\d\d left of 45 minutes", done.stdout)
        assert "How do you turn that goal into what a model predicts?" in done.stdout
        (session,) = json.loads(run("sessions", "--json", env=hosted).stdout)
        assert session["state"] == "open"
        assert f"mockloop resume {session['id']}" in done.stdout
        done = run("resume", session["id"], "--no-grade", env=hosted, given="By date.\n\n/end\n")
        assert done.returncode == 0, done.stderr
        served.answers[:] = [Answer(GRADE)]
        path = home / "transcripts" / f"{session['id']}.json"
        said = json.loads(path.read_text())
        assert [t["text"] for t in said["turns"] if t["speaker"] == "candidate"] == [
            first.strip(),
            "By date.",
        ]
        assert run("grade", str(path), env=hosted).returncode == 0
        assert "is over" in fault(run("resume", session["id"], env=hosted))


def _answered_once(hosted: Mapping[str, str], served: Endpoint) -> subprocess.Popen[str]:
    """A round in a process of its own whose first answer is with the model."""
    process = started("practice", "ml-design", env=hosted)
    assert process.stdin is not None
    process.stdin.write("I train on playback logs of 21 days.\n\n")
    process.stdin.flush()
    deadline = time.monotonic() + 60
    while not served.requests and time.monotonic() < deadline:
        time.sleep(0.05)
    assert served.requests
    return process


def test_ctrl_c_saves_the_round(env: dict[str, str]) -> None:
    with endpoint(Answer("How do you turn that goal into what a model predicts?")) as served:
        hosted = hosted_at(env, served.url)
        process = _answered_once(hosted, served)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        said, errors = process.communicate(timeout=20)
        assert "mockloop resume" in said, errors
        assert "Traceback" not in errors
        (session,) = json.loads(run("sessions", "--json", env=hosted).stdout)
    assert session["turns"] == 3


def test_a_killed_process_loses_no_answer_that_was_sent(env: dict[str, str]) -> None:
    with endpoint(Answer("Too late.", delay_s=3)) as served:
        hosted = hosted_at(env, served.url)
        process = _answered_once(hosted, served)
        process.kill()
        process.communicate(timeout=20)
        served.answers[:] = [Answer("How do you turn that goal into what a model predicts?")]
        (session,) = json.loads(run("sessions", "--json", env=hosted).stdout)
        done = run("resume", session["id"], "--no-grade", env=hosted)
    assert "I train on playback logs of 21 days." in done.stdout
    assert "How do you turn that goal into what a model predicts?" in done.stdout


def test_a_model_that_refuses_saves_the_round(env: dict[str, str]) -> None:
    answer = "I train on playback logs of 21 days.\n\n"
    with endpoint(Answer(status=401)) as served:
        hosted = hosted_at(env, served.url)
        said = fault(run("practice", "ml-design", env=hosted, given=answer))
        (session,) = json.loads(run("sessions", "--json", env=hosted).stdout)
        assert f"mockloop resume {session['id']}" in said
        assert session["turns"] == 2
        served.answers[:] = [Answer("How do you turn that goal into what a model predicts?")]
        done = run("resume", session["id"], "--no-grade", env=hosted)
        assert "How do you turn that goal into what a model predicts?" in done.stdout


def test_a_coached_round_that_was_cut_off_goes_on_with_the_interviewers_name(
    env: dict[str, str],
) -> None:
    given = "It failed at first, then late orders fell from 11 to 4 percent.\n\n"
    with endpoint(Answer(status=401)) as served:
        hosted = hosted_at(env, served.url)
        run("practice", "jedi", "--coach", "--no-grade", env=hosted, given=given)
        (session,) = json.loads(run("sessions", "--json", env=hosted).stdout)
        served.answers[:] = [Answer("By how much?")]
        done = run("resume", session["id"], "--no-grade", env=hosted, given=given)
    replies = [line for line in done.stdout.splitlines() if "Interviewer: " in line]
    assert len(replies) == 3
    assert "coach: " in done.stdout


def test_practice_without_a_round_lists_the_rounds(env: dict[str, str]) -> None:
    for level in ("E3", "E7"):
        said = run("practice", "--level", level, env=env)
        assert said.returncode == 0
        assert all(plan.id in said.stdout for plan in assets.round_plans())


def test_no_sessions_is_said_with_what_to_do(env: dict[str, str]) -> None:
    assert "mockloop practice" in run("sessions", env=env).stdout


def test_an_unknown_session_is_one_line(env: dict[str, str]) -> None:
    with endpoint(Answer("x")) as served:
        assert "mockloop sessions" in fault(run("resume", "none", env=hosted_at(env, served.url)))


def test_the_guides_and_a_document_are_indexed(env: dict[str, str], tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text("# Notes\n\nA skip is a negative example.\n")
    done = run("corpus", "index", str(note), str(tmp_path / "none.md"), "--json", env=env)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    [bad] = [row for row in rows if row["fault"]]
    assert "No such file" in bad["fault"]
    assert (rows[-1]["file"], rows[-1]["chunks"]) == ("notes/note", 1)


def test_a_document_is_added_found_shown_and_forgotten(env: dict[str, str], tmp_path: Path) -> None:
    cv = tmp_path / "cv.md"
    cv.write_text("# Me\n\nI led the zebra crossing detector of a delivery robot fleet.\n")
    added = run(
        "corpus", "add", str(cv), "--kind", "resume", env=env | {"MOCKLOOP_MODEL": "openai:m"}
    )
    assert "resume  cv" in added.stdout
    assert "except into prompts to the model that plays (openai:m)" in added.stdout
    assert [
        json.loads(line)["id"]
        for line in run("corpus", "list", "--json", env=env).stdout.splitlines()
    ] == ["cv"]
    assert "zebra crossing" in run("corpus", "show", "cv", env=env).stdout
    asked = ("corpus", "search", "zebra crossing detector of a robot fleet", "--json")
    [first, *_] = json.loads(run(*asked, env=env).stdout)
    assert set(first) == {"text", "file", "heading", "lines", "score"}
    assert (first["file"], first["lines"]) == ("resume/cv", [3, 3])
    assert "is forgotten" in run("corpus", "remove", "cv", env=env).stdout
    again = json.loads(run(*asked, env=env).stdout)
    assert "resume/cv" not in [row["file"] for row in again]
    assert "there is no document 'cv'" in fault(run("corpus", "show", "cv", env=env))


def test_what_the_corpus_does_not_answer_is_an_empty_array(env: dict[str, str]) -> None:
    query = "how do I descale a coffee machine"
    assert json.loads(run("corpus", "search", query, "--json", env=env).stdout) == []
    assert "Nothing in the corpus" in run("corpus", "search", query, env=env).stdout


def test_the_models_are_listed_and_placed(env: dict[str, str], home: Path) -> None:
    rows = json.loads(run("model", "list", "--json", env=env).stdout)
    assert [(row["id"], row["here"]) for row in rows] == [
        ("qwen2.5-coder-1.5b", False),
        ("qwen2.5-coder-0.5b", False),
    ]
    assert str(home / "models") in run("model", "where", env=env).stdout


def test_the_demo_plays_a_round_and_grades_it(env: dict[str, str], home: Path) -> None:
    asked = [Answer("And how do you measure that?")] * 8
    quote = "Before drawing anything, the goal"
    grade = GRADE.replace("The business wants people to come back", quote)
    with endpoint(*asked, Answer(grade)) as served:
        done = run("demo", env=hosted_at(env, served.url))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "interviewer: openai:m; grader: openai:m"
    assert "That brings us to the end of the design" in done.stdout
    (transcript,) = (home / "transcripts").iterdir()
    assert str(home / "reports" / f"{transcript.stem}.md") in done.stdout


@pytest.mark.parametrize(
    "setting",
    [
        {"MOCKLOOP_BASE_URL": "notaurl"},
        {"MOCKLOOP_BASE_URL": "http://[::1/v1"},
        {"MOCKLOOP_BASE_URL": "ftp://127.0.0.1/v1"},
        {"MOCKLOOP_BASE_URL": "http://127.0.0.1:99999/v1"},
        {"OPENAI_API_KEY": "k\u00e9y"},
        {"MOCKLOOP_MODEL": "gpt-x", "MOCKLOOP_BASE_URL": "http://127.0.0.1:9/v1"},
        {"MOCKLOOP_MODEL": "openai:"},
        {"MOCKLOOP_HOME": "/proc/none/x"},
    ],
    ids=lambda setting: "-".join(setting.values()).replace("/", "_"),
)
def test_a_setting_that_cannot_be_used_is_one_line(
    env: dict[str, str], setting: dict[str, str]
) -> None:
    fault(run("grade", str(SHORT), env=env | setting))


@pytest.mark.parametrize(
    "words", [["grade"], ["resume"], ["practice", "ml-design", "--minutes", "x"]]
)
def test_a_wrong_use_is_one_line(env: dict[str, str], words: list[str]) -> None:
    assert "--help" in fault(run(*words, env=env))


def test_a_file_name_cannot_speak_to_the_terminal(env: dict[str, str], tmp_path: Path) -> None:
    note = tmp_path / "esc\x1b[31m\x07.md"
    note.write_text("Words.")
    assert "\x1b" not in run("corpus", "index", str(note), env=env).stdout


def test_a_damaged_index_is_one_line(env: dict[str, str], home: Path) -> None:
    (home / "index/chroma.sqlite3").write_bytes(b"no database" * 1000)
    assert "is made anew" in fault(run("corpus", "index", env=env))
