"""The embedded model: weights served by a child process over loopback, OpenAI-compatible."""

import json
import os
import secrets
import select
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import httpx2

from agent.errors import WeightsError
from agent.ports.embedded_server import ServerOrder

CONTEXT_TOKENS = 16_384
_CACHE_MIB = 1_024
_START_TIMEOUT_S = 180.0
_GGUF_MAGIC = b"GGUF"
_EVALUATED = "llamacpp:prompt_tokens_total"


class EmbeddedServer:
    """A running server; a context manager that ends it.

    Args:
        weights: a GGUF file, already checked.
        name: what the server calls the model.
        context: tokens that one prompt and its answer may take together.
        hidden: it serves the mean hidden state of a text instead of chat.
        threads: how many it may use; all processors where it is 0. On a machine that is busy with
            something else, fewer are faster: the threads wait for each other at every step.

    Attributes:
        url: its OpenAI-compatible base URL, ending in /v1.
        key: the random key that it asks for.
    """

    def __init__(
        self,
        weights: Path,
        name: str,
        context: int = CONTEXT_TOKENS,
        threads: int = 0,
        *,
        hidden: bool = False,
    ) -> None:
        _check_gguf(weights)
        self.key = secrets.token_urlsafe(24)
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives with the server
        self._process = subprocess.Popen(
            [sys.executable, "-m", "agent.ports.embedded_server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            start_new_session=True,  # Ctrl-C is for us, not for the server
        )
        order = ServerOrder(
            path=str(weights.resolve()),
            name=name,
            key=self.key,
            context=context,
            threads=threads or os.cpu_count() or 2,
            cache_mib=_CACHE_MIB,
            hidden=hidden,
        )
        try:
            self.url = f"{self._start(order)}/v1"
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the child; safe to call twice."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._log):
            if stream is not None and not stream.closed:
                stream.close()

    def tokens_evaluated(self) -> int:
        """Returns how many prompt tokens the server has evaluated so far, by its own count."""
        address = f"{self.url.removesuffix('/v1')}/metrics"
        answer = httpx2.get(address, headers={"Authorization": f"Bearer {self.key}"})
        for line in answer.raise_for_status().text.splitlines():
            if line.startswith(_EVALUATED):
                return int(float(line.split()[-1]))
        raise RuntimeError(f"the server's metrics do not hold {_EVALUATED}")

    def _start(self, order: ServerOrder) -> str:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("the child has no pipes")
        stdin.write(json.dumps(order).encode() + b"\n")
        stdin.flush()
        deadline = time.monotonic() + _START_TIMEOUT_S
        while time.monotonic() < deadline:
            ready, _, _ = select.select([stdout], [], [], 0.5)
            if ready:
                break
        line = stdout.readline() if ready else b""
        if not line:
            raise WeightsError(
                f"the embedded model did not start ({self._last_words()})",
                "check that 3 GB of memory are free, and run 'mockloop model pull' again",
            )
        return str(json.loads(line)["url"])

    def _last_words(self) -> str:
        self._log.seek(0)
        lines = self._log.read().decode(errors="replace").strip().splitlines()
        return lines[-1].strip() if lines else "it said nothing"


def _check_gguf(path: Path) -> None:
    try:
        with path.open("rb") as file:
            magic = file.read(4)
    except OSError as error:
        raise WeightsError(
            f"{path} cannot be read ({error.strerror})", "point MOCKLOOP_GGUF at a GGUF file"
        ) from error
    if magic != _GGUF_MAGIC:
        raise WeightsError(f"{path} is not a GGUF file", "point MOCKLOOP_GGUF at a GGUF file")
