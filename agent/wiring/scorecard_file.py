"""A file of one scorecard a line, which several runs may read and write at once."""

import hashlib
import os
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock
from pydantic import ValidationError

from agent.errors import SettingError
from agent.ports.files import storage_faults, write_whole
from agent.records import Scorecard, Stamp, Versions

_OUR_LINE = b'{"schema_version":'

Key = tuple[str, str, Stamp, tuple[Stamp, ...], Stamp, Stamp]
"""What a score depends on; the corpus is not part of it."""


def key_of(transcript_id: str, sha256: str, versions: Versions) -> Key:
    """Returns the key of a grading.

    Args:
        transcript_id: of the transcript.
        sha256: its content hash.
        versions: what is in force.
    """
    judged_by = (versions.model, versions.prompts, versions.rubric, versions.calibration)
    return transcript_id, sha256, *judged_by


def key_of_card(card: Scorecard) -> Key:
    """Returns the key of a scorecard."""
    return key_of(card.transcript_id, card.transcript_sha256, card.versions)


class ScorecardFile:
    """What was graded before, and where scorecards are added.

    The file is read once; after that only what another run has added to it is. It is held while
    it is read or written, against other runs and other threads.

    Args:
        path: of the file; it need not be there.

    Raises:
        SettingError: it holds something else.
        StorageError: it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        place = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:16]
        self._lock = FileLock(Path(tempfile.gettempdir()) / f"mockloop-{place}.lock")
        self._threads = threading.Lock()
        self._cards: dict[Key, Scorecard] = {}
        self._lines: dict[Key, bytes] = {}
        self._seen = (0, 0, 0)
        self._torn = False
        with self._lock:
            self._refresh()

    def find(self, key: Key) -> Scorecard | None:
        """Returns the scorecard of that key, also where another run has just added it."""
        with self._threads, self._lock:
            self._refresh()
            return self._cards.get(key)

    def put(self, card: Scorecard) -> None:
        """Adds a scorecard, in place of an earlier one of the same key.

        Raises:
            StorageError: the disk is full or the file cannot be written.
        """
        key, line = key_of_card(card), f"{card.model_dump_json()}\n".encode()
        with self._threads, self._lock:
            self._refresh()
            anew = self._torn or key in self._lines
            self._cards[key], self._lines[key] = card, line
            if anew:
                self._write_all()
            else:
                self._append(line)

    def sort(self, keys: Sequence[Key]) -> None:
        """Puts the lines of these keys last and in this order; of others none moves past another.

        Raises:
            StorageError: the disk is full or the file cannot be written.
        """
        with self._threads, self._lock:
            self._refresh()
            ours = [key for key in dict.fromkeys(keys) if key in self._lines]
            if [key for key in self._lines if key in set(ours)] == ours:
                return
            order = [key for key in self._lines if key not in set(ours)] + ours
            self._lines = {key: self._lines[key] for key in order}
            self._write_all()

    def _append(self, line: bytes) -> None:
        with storage_faults(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as file:
                file.write(line)
        self._remember()

    def _write_all(self) -> None:
        write_whole(self.path, b"".join(self._lines.values()))
        self._torn = False
        self._remember()

    def _remember(self) -> None:
        """Remembers how the file was when all of it was known: its place, length and time."""
        self._seen = self._now()

    def _now(self) -> tuple[int, int, int]:
        if not self.path.is_file():
            return 0, 0, 0
        with storage_faults(self.path):
            found = self.path.stat()
        return found.st_ino, found.st_size, found.st_mtime_ns

    def _refresh(self) -> None:
        """Reads what is new since the file was last read, or all of it where it was replaced."""
        now = self._now()
        if now == self._seen:
            return
        grown = now[0] == self._seen[0] and now[1] > self._seen[1] and not self._torn
        if not (grown and self._read_from(self._seen[1])):
            self._cards, self._lines = {}, {}
            self._read_from(0)
        self._remember()

    def _read_from(self, start: int) -> bool:
        """Reads to the end; returns whether what is there goes on from what was read before.

        A last line of ours that is not whole is left out.
        """
        if not self.path.is_file():
            self._torn = False
            return True
        with storage_faults(self.path), self.path.open("rb") as file:
            file.seek(max(0, start - 1))
            data = file.read()
        if start:
            if not data.startswith(b"\n"):
                return False
            data = data[1:]
        *lines, tail = data.split(b"\n")
        self._torn = bool(tail)
        if tail and not tail.startswith(_OUR_LINE[: len(tail)]):
            lines.append(tail)
        before = len(self._lines)
        for number, line in enumerate(lines, before + 1):
            self._take(line, number)
        return True

    def _take(self, line: bytes, number: int) -> None:
        try:
            card = Scorecard.model_validate_json(line.decode(errors="replace"))
        except ValidationError as error:
            raise SettingError(
                f"{self.path}, line {number}, is not a scorecard", "name another file with --out"
            ) from error
        key = key_of_card(card)
        self._cards[key], self._lines[key] = card, line + b"\n"
