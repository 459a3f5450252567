import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from agent.errors import ModelUnavailableError
from agent.ports.hidden import ServedHidden
from agent.ports.known_vectors import key_of
from agent.records import Stamp

STAMP = Stamp(id="embedded:q", version="layer-2", sha256="aaaaaaaaaaaa")


@pytest.fixture
def server() -> Iterator[Any]:
    """A server that gives the length of a text and 1 as its vector."""
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            seen.append(body["input"])
            broken = "broken" in body["input"]
            self.send_response(500 if broken else 200)
            self.end_headers()
            vector = np.array([len(body["input"]), 1.0])
            vector /= np.linalg.norm(vector)
            answer = {"data": [{"embedding": vector.tolist()}], "usage": {"prompt_tokens": 3}}
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    http = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    yield SimpleNamespace(url=f"http://127.0.0.1:{http.server_port}", key="k", seen=seen)
    http.shutdown()
    http.server_close()


def test_a_text_is_read_once_and_kept_on_disk(server: Any, tmp_path: Path) -> None:
    reader = ServedHidden(lambda: server, STAMP, tmp_path)
    first = reader.vectors(["abc", "ab"])
    again = ServedHidden(lambda: server, STAMP, tmp_path)
    assert (again.vectors(["abc", "ab"]) == first).all()
    assert server.seen == ["abc", "ab"]
    assert (reader.tokens, again.tokens) == (6, 0)
    assert np.linalg.norm(first, axis=1) == pytest.approx([1, 1], abs=1e-3)


def test_the_server_is_not_started_for_what_is_known(tmp_path: Path) -> None:
    known = {key_of("abc"): np.array([1.0, 0.0], dtype=np.float32)}

    def start() -> Any:
        raise AssertionError("nothing needs to be read")

    reader = ServedHidden(start, STAMP, tmp_path, known)
    assert reader.vectors(["abc"]).tolist() == [[1.0, 0.0]]


def test_vectors_of_another_layer_are_not_taken(server: Any, tmp_path: Path) -> None:
    ServedHidden(lambda: server, STAMP, tmp_path).vectors(["abc"])
    other = STAMP.model_copy(update={"version": "layer-3"})
    ServedHidden(lambda: server, other, tmp_path).vectors(["abc"])
    assert server.seen == ["abc", "abc"]


def test_a_damaged_file_is_read_anew(server: Any, tmp_path: Path) -> None:
    ServedHidden(lambda: server, STAMP, tmp_path).vectors(["abc"])
    (file,) = tmp_path.rglob("*.npy")
    file.write_bytes(file.read_bytes()[:20])
    ServedHidden(lambda: server, STAMP, tmp_path).vectors(["abc"])
    assert server.seen == ["abc", "abc"]


def test_a_text_that_is_not_read_is_a_failed_call(server: Any, tmp_path: Path) -> None:
    reader = ServedHidden(lambda: server, STAMP, tmp_path)
    with pytest.raises(ModelUnavailableError, match="what was read is kept"):
        reader.vectors(["abc", "broken"])
    assert len(list(tmp_path.rglob("*.npy"))) == 1


def test_it_says_how_far_it_is(server: Any, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    reader = ServedHidden(lambda: server, STAMP, tmp_path)
    reader.vectors(["a", "b"], lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2), (2, 2)]
