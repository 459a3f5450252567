from pathlib import Path

import pytest

from agent.errors import WeightsError
from agent.ports.embedded import EmbeddedServer


def _children() -> set[str]:
    """The process ids of this process's children, dead ones that nobody waited for among them."""
    tasks = Path("/proc/self/task").glob("*/children")
    return {pid for task in tasks for pid in task.read_text().split()}


def test_a_file_that_is_not_gguf_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.gguf").write_text("These are notes.")
    with pytest.raises(WeightsError, match="is not a GGUF file"):
        EmbeddedServer(tmp_path / "notes.gguf", "notes")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.gguf").touch()
    with pytest.raises(WeightsError, match="is not a GGUF file"):
        EmbeddedServer(tmp_path / "empty.gguf", "empty")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="cannot be read"):
        EmbeddedServer(tmp_path / "missing.gguf", "missing")


@pytest.mark.timeout(60)
def test_a_damaged_gguf_is_refused_and_leaves_no_child(tmp_path: Path) -> None:
    (tmp_path / "junk.gguf").write_bytes(b"GGUF" + b"junk" * 1_000)
    before = _children()
    with pytest.raises(WeightsError, match="did not start"):
        EmbeddedServer(tmp_path / "junk.gguf", "junk")
    assert _children() == before
