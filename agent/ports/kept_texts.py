"""Texts that were dear to get, kept on disk by a hash of what they answer."""

import hashlib
import json
from pathlib import Path

from agent.ports.files import storage_faults, write_whole


class KeptTexts:
    """A folder of texts, each under a key of any JSON values.

    Args:
        folder: where they lie; made when the first is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, *key: object) -> str | None:
        """Returns the text of a key; None where none is kept.

        Raises:
            StorageError: it cannot be read.
        """
        path = self._path(key)
        with storage_faults(path):
            return path.read_text(encoding="utf-8") if path.is_file() else None

    def put(self, text: str, *key: object) -> None:
        """Keeps a text, whole or not at all.

        Raises:
            StorageError: the disk is full or the folder cannot be written.
        """
        write_whole(self._path(key), text)

    def _path(self, key: tuple[object, ...]) -> Path:
        digest = hashlib.sha256(json.dumps(key, sort_keys=True).encode()).hexdigest()
        return self._folder / digest[:2] / f"{digest}.json"
