"""Lock files: what one process holds, no other changes meanwhile (filelock)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from agent.errors import MockloopError
from agent.ports.files import storage_faults


@contextmanager
def locked(path: Path, kept: Path, wait_s: float, fault: MockloopError) -> Iterator[None]:
    """Holds a lock file in the block; its folder is made where it is missing.

    Args:
        path: of the lock file.
        kept: what it protects, for the message of a fault of the disk.
        wait_s: seconds to wait for another process; 0 not to wait.
        fault: raised where another process has it for longer.

    Raises:
        MockloopError: `fault`.
        StorageError: the disk is full or the folder cannot be written.
    """
    with storage_faults(kept):
        path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path, timeout=wait_s)
    with storage_faults(kept):
        try:
            lock.acquire()
        except Timeout as error:  # an OSError too, and no fault of the disk
            raise fault from error
    try:
        yield
    finally:
        lock.release()
