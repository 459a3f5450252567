"""Writing files whole or not at all."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from agent.errors import MockloopError, StorageError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LONGEST_NAME = 150
"""Bytes of a file name, with room left for an ending."""


@contextlib.contextmanager
def storage_faults(path: Path) -> Iterator[None]:
    """Turns a full disk, or a place that cannot be written, into a `StorageError`.

    Args:
        path: what was being written, for the message.

    Raises:
        StorageError: for every fault of the file system.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise StorageError(
                f"the disk is full: {path} was not written",
                "free some space, or set MOCKLOOP_HOME to a folder on another disk",
            ) from error
        raise StorageError(
            f"{error.filename or path} cannot be written ({error.strerror})",
            "check the path and its permissions, or set MOCKLOOP_HOME to another folder",
        ) from error


def file_name(text: str) -> str:
    """Returns text from outside as a file name without its ending: one part, short, harmless."""
    kept = "".join(char if char.isalnum() or char in "-_." else "-" for char in text).strip(".-")
    return kept.encode()[:_LONGEST_NAME].decode(errors="ignore") or "unnamed"


def read_file(path: Path, largest: int, fault: type[MockloopError]) -> bytes:
    """Reads a file that the user named.

    Args:
        path: what was named.
        largest: bytes; a larger file is refused.
        fault: the error that is raised.

    Raises:
        MockloopError: as `fault`, if it is missing, closed to us, too large, or no regular file.
    """
    try:
        if not path.is_file():
            path.stat()
            raise fault(f"{path} is not a regular file", "name a file")
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        raise fault(f"{path} cannot be read ({error.strerror})", "check the path") from error
    if len(data) > largest:
        raise fault(f"{path} is larger than {largest >> 20} MB", "split it")
    return data


def write_whole(path: Path, body: str | bytes) -> None:
    """Writes a file so that it is there whole or as it was before; text as UTF-8.

    Raises:
        StorageError: the disk is full or the folder cannot be written.
    """
    with storage_faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(body if isinstance(body, bytes) else body.encode())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
