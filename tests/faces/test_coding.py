"""A coding round at the keyboard: the file that is named, the editor, and what running shows."""

import json
import shlex
from collections.abc import Mapping
from pathlib import Path

import pytest

from agent import assets
from agent.faces.keyboard import is_command
from tests.doubles import Answer, endpoint
from tests.faces.test_cli import hosted_at, run

PROBLEM = "replica-rollout-order"
SAID = ["Where in your code would you look first?"] * 6


def file(name: str) -> Path:
    return assets.problem_folder(PROBLEM) / f"{name}.py"


@pytest.fixture
def played(env: Mapping[str, str], home: Path) -> "Played":
    return Played(dict(env), home)


class Played:
    """Plays what is typed against an endpoint, with an editor that puts a solution in the file."""

    def __init__(self, env: dict[str, str], home: Path) -> None:
        self.env, self.home = env, home

    def __call__(self, *typed: str, writes: str = "good", round_id: str = "coding") -> str:
        editor = f"cp {shlex.quote(str(file(writes)))}"
        with endpoint(*(Answer(text) for text in SAID)) as served:
            env = {**hosted_at(self.env, served.url), "EDITOR": editor, "VISUAL": editor}
            done = run(
                *("practice", round_id, "--question", PROBLEM, "--no-grade"),
                env=env,
                given="\n".join(typed) + "\n",
            )
        assert done.stderr == ""
        assert done.returncode == 0
        return done.stdout

    def transcript(self) -> list[dict[str, object]]:
        [path] = (self.home / "transcripts").glob("*.json")
        turns: list[dict[str, object]] = json.loads(path.read_text())["turns"]
        return turns


def test_the_file_is_named_and_nothing_runs_before_it_is_written(played: Played) -> None:
    said = played("/run", "/end")
    assert "your code: " in said
    assert "solutions/" in said
    assert "nothing is written yet" in said


def test_the_examples_are_shown_and_the_other_tests_are_counted(played: Played) -> None:
    said = played("/edit", "/run", "/submit", "/end", writes="wrong-circle-only")
    assert "2 of 2 examples pass" in said
    assert "4 of 5 ordinary cases pass" in said
    assert "expected" not in said
    assert "The examples pass, but not all of the ordinary cases" in said
    assert any("```python" in str(turn["text"]) for turn in played.transcript())


def test_a_call_of_ones_own_needs_python_values(played: Played) -> None:
    said = played("/edit", '/try {"a": ["a"]}', "/try open(1)", "/end")
    assert "tries rollout_waves({'a': ['a']}): [[], ['a']]" in said
    assert "these are no Python values: open(1); write them as in a call" in said


def test_what_was_written_last_is_handed_in_at_the_end(played: Played) -> None:
    said = played("/edit", "My plan is to count open requirements for each job.", "", "/end")
    assert "your last code is handed in: hands the code in: 2 of 2 examples pass" in said
    assert "```python" in str(played.transcript()[-1]["text"])


def test_help_tells_the_commands_of_the_round(played: Played) -> None:
    assert "/submit" in played("/help", "/end")


@pytest.mark.parametrize(
    ("typed", "command"),
    [("/run", True), ("/try 1, 2", True), ("/submit", True), ("/run it", False), ("/usr/x", False)],
)
def test_only_a_try_takes_something_after_it(typed: str, command: bool) -> None:
    assert is_command(typed) is command
