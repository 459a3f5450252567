"""Hidden states: what a language model makes of a text, read out of one of its middle layers.

The vector of a text is the mean of its tokens' states, of length 1, in 16 bits a number. It is
kept on disk by the text's hash, since reading is what takes the time: a transcript that changed
in one answer costs the areas of that answer. Probing a layer instead of asking for words follows
Alain and Bengio (2016).
"""

import hashlib
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import httpx2
import numpy as np
from numpy.typing import NDArray

from agent.errors import ModelUnavailableError
from agent.ports.embedded import EmbeddedServer
from agent.ports.files import write_whole
from agent.ports.known_vectors import as_kept, key_of
from agent.records import Stamp

Vectors = NDArray[np.float32]

CONTEXT_TOKENS = 4_096
"""A text that is longer is refused by the server."""
_TIMEOUT_S = 300.0

OnRead = Callable[[int, int], None]


def unread(done: int, total: int) -> None:
    """An `OnRead` that shows nothing."""


class HiddenReader(Protocol):
    """Reads texts into vectors."""

    @property
    def stamp(self) -> Stamp:
        """The weights, and the layer they are cut at."""

    @property
    def tokens(self) -> int:
        """How many tokens have been read so far; what was kept costs none."""

    def vectors(self, texts: Sequence[str], on_read: OnRead = unread) -> Vectors:
        """Returns a vector of length 1 for each text, shape (len(texts), width).

        Raises:
            ModelUnavailableError: the model gave no answer.
        """


class ServedHidden:
    """Hidden states of an embedded model that a server holds, kept on disk.

    Args:
        start: starts the server; called when a text is not known yet, and only then.
        stamp: of the weights and the layer.
        folder: where vectors are kept.
        known: vectors that were read beforehand, by `agent.ports.known_vectors.key_of` their text.

    Attributes:
        stamp: as given.
        tokens: how many tokens have been read so far; what was kept costs none.
    """

    def __init__(
        self,
        start: Callable[[], EmbeddedServer],
        stamp: Stamp,
        folder: Path,
        known: Mapping[str, Vectors] | None = None,
    ) -> None:
        self._start, self.stamp, self._known = start, stamp, known or {}
        self._folder = folder / f"{stamp.id.replace(':', '-')}-{stamp.version}-{stamp.sha256}"
        self._server: EmbeddedServer | None = None
        self.tokens = 0

    def vectors(self, texts: Sequence[str], on_read: OnRead = unread) -> Vectors:
        """See `HiddenReader.vectors`."""
        found = []
        for done, text in enumerate(texts):
            on_read(done, len(texts))
            found.append(self._vector(text))
        on_read(len(texts), len(texts))
        return np.array(found, dtype=np.float32)

    def _vector(self, text: str) -> Vectors:
        if (known := self._known.get(key_of(text))) is not None:
            return known
        path = self._path(text)
        if (kept := _read(path)) is not None:
            return kept
        vector: Vectors = as_kept(self._asked(text)[None])[0]
        body = io.BytesIO()
        np.save(body, vector.astype(np.float16))
        write_whole(path, body.getvalue())
        return vector

    def _path(self, text: str) -> Path:
        key = hashlib.sha256(text.encode()).hexdigest()
        return self._folder / key[:2] / f"{key[2:34]}.npy"

    def _asked(self, text: str) -> Vectors:
        if self._server is None:
            self._server = self._start()
        try:
            answer = httpx2.post(
                f"{self._server.url}/embeddings",
                json={"input": text, "model": "hidden"},
                headers={"Authorization": f"Bearer {self._server.key}"},
                timeout=_TIMEOUT_S,
            ).raise_for_status()
        except httpx2.HTTPError as error:
            raise ModelUnavailableError(
                f"the embedded model did not read a text ({type(error).__name__})",
                "try again; what was read is kept",
            ) from error
        body = answer.json()
        self.tokens += int(body["usage"]["prompt_tokens"])
        return np.array(body["data"][0]["embedding"], dtype=np.float32)


def _read(path: Path) -> Vectors | None:
    """Returns a vector that was kept; None where there is none, or it is damaged."""
    try:
        vector = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    kept: Vectors = as_kept(vector[None])[0]
    return kept
