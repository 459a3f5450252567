import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent import assets
from agent.errors import DataError, EvalError
from agent.wiring.evals.judging import read_gates, revision

GIT = shutil.which("git") or ""


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=tests", "-c", "user.email=tests@localhost")
    subprocess.run([GIT, "-C", str(folder), *who, *words], check=True, capture_output=True)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[Path]:
    """A repository with two versions of a prompt and, at the second, a recording."""
    if not GIT:
        pytest.skip("revisions take git")
    root = tmp_path / "repository"
    (root / "prompts").mkdir(parents=True)
    (root / "evals" / "suites").mkdir(parents=True)
    (root / "evals" / "suites" / "x.yaml").write_text("now: 1\n")
    _git(tmp_path, "init", "-q", "-b", "main", str(root))
    (root / "prompts" / "a.yaml").write_text("version: 1\n")
    _git(root, "add", "prompts")
    _git(root, "commit", "-q", "-m", "one")
    (root / "prompts" / "a.yaml").write_text("version: 2\n")
    (root / "evals" / "cassettes" / "s").mkdir(parents=True)
    (root / "evals" / "cassettes" / "s" / "c.yaml").write_text("recorded\n")
    _git(root, "add", "prompts", "evals/cassettes")
    _git(root, "commit", "-q", "-m", "two")
    (root / "corpus").mkdir()
    with assets.rooted(root):
        yield root


def test_a_revision_has_its_own_prompts_and_recordings(history: Path) -> None:
    with revision("HEAD") as (data, recordings):
        assert (data / "prompts" / "a.yaml").read_text() == "version: 2\n"
        assert (recordings / "s" / "c.yaml").read_text() == "recorded\n"
    with revision("HEAD~1") as (data, recordings):
        assert (data / "prompts" / "a.yaml").read_text() == "version: 1\n"
        assert not recordings.exists()


def test_a_revision_is_measured_by_the_fixtures_of_now(history: Path) -> None:
    (history / "evals" / "suites" / "x.yaml").write_text("now: 2\n")
    with revision("HEAD~1") as (data, _):
        assert (data / "evals" / "suites" / "x.yaml").read_text() == "now: 2\n"


def test_the_checkout_is_left_as_it_was(history: Path) -> None:
    with revision("HEAD~1"):
        pass
    assert (history / "prompts" / "a.yaml").read_text() == "version: 2\n"


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize("name", ["nowhere", "-h", "--output=x", "HEAD:prompts"])
def test_what_is_no_revision_is_said(name: str) -> None:
    with pytest.raises(EvalError), revision(name):
        pass


@pytest.mark.parametrize(
    ("text", "word"),
    [("suites: [", "cannot be read"), ("schema_version: 1\nsuites: {x: {flor: 1}}", "flor")],
)
def test_a_broken_gates_file_is_named_with_its_fault(tmp_path: Path, text: str, word: str) -> None:
    (tmp_path / "evals").mkdir()
    (tmp_path / "evals" / "gates.yaml").write_text(text)
    with assets.rooted(tmp_path), pytest.raises(DataError, match=word):
        read_gates()


def test_missing_gates_are_said(tmp_path: Path) -> None:
    with assets.rooted(tmp_path), pytest.raises(DataError, match="is missing"):
        read_gates()
