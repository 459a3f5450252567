"""The store of sessions: LangGraph's checkpoints in one SQLite file.

A session is written twice a turn, so a killed process loses at most the
answer that was being typed. Only the newest checkpoint of a session is kept.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from langgraph.checkpoint.sqlite import SqliteSaver
from pydantic import ValidationError

from agent.errors import SessionError, StorageError
from agent.ports.files import storage_faults
from agent.records import Session

_BUSY_TIMEOUT_S = 10.0
_PAGES_BEFORE_SYNC = 20_000
"""Pages of the write-ahead log before SQLite copies them over: not in the middle of a round."""


class SessionStore:
    """The saved sessions.

    Args:
        connection: an open SQLite connection; see `open_store`.

    Attributes:
        saver: what a graph takes as its checkpointer.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.saver = SqliteSaver(connection)
        self.saver.setup()

    def load(self, session_id: str) -> Session:
        """Returns a session as it was last saved.

        Raises:
            SessionError: there is no such session.
        """
        if (found := self.find(session_id)) is None:
            raise SessionError(
                f"there is no session {session_id!r}", "'mockloop sessions' lists those there are"
            )
        return found

    def find(self, session_id: str) -> Session | None:
        """Returns a session as it was last saved; None where there is none.

        Raises:
            SessionError: it is damaged, or of another version.
        """
        key = session_id.encode(errors="replace").decode()
        try:
            found = self.saver.get_tuple({"configurable": {"thread_id": key}})
            saved = found.checkpoint["channel_values"].get("session") if found else None
        except (TypeError, ValueError, LookupError, AttributeError) as error:
            raise SessionError(f"session {session_id!r} is damaged", "start a new one") from error
        if saved is None:
            return None
        try:
            return Session.restored(saved)
        except ValidationError as error:
            raise SessionError(
                f"session {session_id!r} was saved by another version of Mockloop",
                "play it with that version, or start a new one",
            ) from error

    def list(self) -> tuple[Session, ...]:
        """Returns all sessions that can be read, the newest first."""
        rows = self._connection.execute("SELECT DISTINCT thread_id FROM checkpoints").fetchall()
        found: list[Session] = []
        for (thread,) in rows:
            with contextlib.suppress(SessionError):
                found.append(self.load(str(thread)))
        return tuple(sorted(found, key=lambda session: session.started, reverse=True))

    def forget_steps(self, session_id: str) -> None:
        """Drops all but the newest checkpoint of a session."""
        newest = "(SELECT MAX(checkpoint_id) FROM checkpoints WHERE thread_id = ?)"
        with self._connection:
            for table in ("checkpoints", "writes"):
                self._connection.execute(
                    f"DELETE FROM {table} WHERE thread_id = ? AND checkpoint_id < {newest}",  # noqa: S608
                    (session_id, session_id),
                )


@contextmanager
def open_store(home: Path) -> Iterator[SessionStore]:
    """Opens the store in the program's folder, making it where it is missing.

    Raises:
        StorageError: the folder cannot be written, or the file is not a store.
    """
    path = home / "sessions.sqlite"
    with storage_faults(path):
        home.mkdir(parents=True, exist_ok=True)
    try:
        connection = sqlite3.connect(path, timeout=_BUSY_TIMEOUT_S, check_same_thread=False)
    except sqlite3.OperationalError as error:
        raise StorageError(f"{path} cannot be opened ({error})", "check the folder") from error
    try:
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute(f"PRAGMA wal_autocheckpoint={_PAGES_BEFORE_SYNC}")
        yield SessionStore(connection)
    except sqlite3.DatabaseError as error:
        raise StorageError(
            f"{path} cannot be used ({error})", "free some disk space, or move the file away"
        ) from error
    finally:
        connection.close()
