"""Writing files whole or not at all."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from agent.errors import StorageError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST)


@contextlib.contextmanager
def storage_faults(path: Path) -> Iterator[None]:
    """Turns a full disk or a folder that cannot be written into a `StorageError`.

    Args:
        path: what was being written, for the message.

    Raises:
        StorageError: as said; any other fault goes on unchanged.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise StorageError(
                f"the disk is full: {path} was not written",
                "free some space, or set MOCKLOOP_HOME to a folder on another disk",
            ) from error
        if error.errno in _CLOSED:
            raise StorageError(
                f"{error.filename or path} cannot be written ({error.strerror})",
                "change its permissions, or set MOCKLOOP_HOME to another folder",
            ) from error
        raise


def write_whole(path: Path, text: str) -> None:
    """Writes a text file so that it is there whole or as it was before.

    Raises:
        StorageError: the disk is full or the folder cannot be written.
    """
    with storage_faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
