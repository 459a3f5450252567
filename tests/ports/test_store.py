import contextlib
import sqlite3
from pathlib import Path

import pytest
from langgraph.checkpoint.base import empty_checkpoint

from agent.errors import SessionError, StorageError
from agent.ports.clock import SpeechClock
from agent.ports.store import SessionStore, open_store
from agent.records import Session
from agent.wiring.interview import Interview, new_session
from agent.wiring.turn_graph import Surroundings
from tests.doubles import NoPassages, ScriptedModel


def _begin(
    store: SessionStore, session_id: str, started: str = "2026-11-28T09:00:00+00:00"
) -> Interview:
    model = ScriptedModel("What counts as a view?", "And how long is the delay?")
    session = new_session(session_id, "ml-design", "short-video-feed", "E5", 45.0, model)
    interview = Interview(
        session.model_copy(update={"started": started}),
        store,
        Surroundings(model, NoPassages(), SpeechClock(), lambda text: None),
    )
    interview.open()
    return interview


def _put(store: SessionStore, session_id: str, session: object = None) -> str:
    """Saves a checkpoint as a graph would; returns its id."""
    checkpoint = empty_checkpoint()
    checkpoint["channel_values"]["session"] = session
    config = {"configurable": {"thread_id": session_id, "checkpoint_ns": ""}}
    store.saver.put(config, checkpoint, {}, {})  # type: ignore[arg-type]
    return checkpoint["id"]


def _checkpoints(store: SessionStore, session_id: str) -> list[str]:
    saved = store.saver.list({"configurable": {"thread_id": session_id}})
    return [each.checkpoint["id"] for each in saved]


def _ids(sessions: tuple[Session, ...]) -> list[str]:
    return [session.id for session in sessions]


def test_a_session_is_read_back_as_it_was_saved(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        session = _begin(store, "s1").session
    with open_store(tmp_path) as store:
        assert store.load("s1") == session


def test_an_unknown_session_is_said_to_be(tmp_path: Path) -> None:
    with open_store(tmp_path) as store, pytest.raises(SessionError, match="no session 'nobody'"):
        store.load("nobody")


def test_a_session_of_another_version_is_said_to_be(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        _put(store, "s0", {"schema_version": 0, "id": "s0"})
        with pytest.raises(SessionError):
            store.load("s0")


def test_a_session_of_another_version_hides_no_other(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        _put(store, "s0", {"schema_version": 0, "id": "s0"})
        _begin(store, "s1")
        assert _ids(store.list()) == ["s1"]


def test_a_damaged_session_hides_no_other(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        _begin(store, "whole")
        _begin(store, "torn")
    with contextlib.closing(sqlite3.connect(tmp_path / "sessions.sqlite")) as rows, rows:
        rows.execute("UPDATE checkpoints SET checkpoint = ? WHERE thread_id = 'torn'", (b"\xc0",))
    with open_store(tmp_path) as store:
        assert _ids(store.list()) == ["whole"]
        with pytest.raises(SessionError, match="damaged"):
            store.load("torn")


def test_an_empty_store_lists_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        assert store.list() == ()


def test_the_newest_session_is_listed_first(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        _begin(store, "middle", started="2026-11-28T10:00:00+00:00")
        _begin(store, "newest", started="2026-11-28T11:00:00+00:00")
        _begin(store, "oldest", started="2026-11-28T09:00:00+00:00")
        assert _ids(store.list()) == ["newest", "middle", "oldest"]


def test_a_session_of_many_steps_is_listed_once(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        interview = _begin(store, "s1")
        interview.answer("A view is ten seconds of play.")
        assert _ids(store.list()) == ["s1"]


def test_only_the_newest_checkpoint_is_kept(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        *_, newest = [_put(store, "s1") for _ in range(3)]
        store.forget_steps("s1")
        assert _checkpoints(store, "s1") == [newest]


def test_the_steps_of_other_sessions_are_left_alone(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        others = [_put(store, "s2") for _ in range(2)]
        _put(store, "s1")
        store.forget_steps("s1")
        assert sorted(_checkpoints(store, "s2")) == others


def test_a_played_round_keeps_one_checkpoint(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        interview = _begin(store, "s1")
        interview.answer("A view is ten seconds of play.")
        interview.answer("About a day.")
        assert len(_checkpoints(store, "s1")) == 1


def test_a_file_that_is_no_database_is_a_storage_fault(tmp_path: Path) -> None:
    (tmp_path / "sessions.sqlite").write_text("I am a text, and not a short one. " * 100)
    with pytest.raises(StorageError, match="cannot be used"), open_store(tmp_path):
        pass


def test_a_folder_in_place_of_the_database_is_a_storage_fault(tmp_path: Path) -> None:
    (tmp_path / "sessions.sqlite").mkdir()
    with pytest.raises(StorageError, match="cannot be opened"), open_store(tmp_path):
        pass


def test_a_file_in_place_of_the_home_is_a_storage_fault(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("I am a file.")
    with pytest.raises(StorageError, match="cannot be written"), open_store(tmp_path / "home"):
        pass


def test_two_windows_share_the_store(tmp_path: Path) -> None:
    with open_store(tmp_path) as one, open_store(tmp_path) as other:
        _begin(one, "s1")
        _begin(other, "s2")
        assert set(_ids(one.list())) == {"s1", "s2"}
