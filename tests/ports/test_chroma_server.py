"""A Chroma server in place of the embedded client: a real one, over loopback."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.ports.corpus_index import CorpusIndex, Document
from agent.ports.embedding import MiniLM
from agent.records import Chunk
from tests.ports.test_corpus_index import OPEN

_STARTS_WITHIN_S = 60.0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a server that ends with the test."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    chroma = str(Path(sys.executable).with_name("chroma"))
    words = [chroma, "run", "--path", str(tmp_path / "served"), "--host", "127.0.0.1"]
    quiet = {**os.environ, "ANONYMIZED_TELEMETRY": "False"}
    running = subprocess.Popen(
        [*words, "--port", str(port)], env=quiet, stdout=subprocess.DEVNULL, cwd=tmp_path
    )
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.kill()
        running.wait()


def _wait_for(port: int) -> None:
    until = time.monotonic() + _STARTS_WITHIN_S
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the Chroma server did not start")


def _document(file: str, text: str) -> Document:
    chunk = Chunk(text=text, file=file, heading="Notes", first_line=1, last_line=2, kind="notes")
    return Document(file, text, (chunk,), ((),))


def test_vectors_are_kept_on_a_server(tmp_path: Path, embedding: MiniLM, server: str) -> None:
    folder = tmp_path / "index"
    with CorpusIndex(folder, embedding, "c-1", OPEN, server).changing() as changes:
        changes.put(_document("a.md", "Negatives are sampled from skipped plays."))
        changes.put(_document("b.md", "The pay band of the level is wide."))
    assert not list(folder.rglob("chroma.sqlite3"))
    again = CorpusIndex(folder, embedding, "c-1", OPEN, server)
    assert again.search("how are negatives sampled", 2)[0].chunk.file == "a.md"
    with again.changing() as changes:
        changes.remove("a.md")
    assert {p.chunk.file for p in again.search("how are negatives sampled", 2)} == {"b.md"}
