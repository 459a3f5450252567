"""What every played round needs at hand: models, index, store, and the session's lock."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from agent import assets
from agent.errors import SessionError, SettingError
from agent.ports.files import file_name, write_whole
from agent.ports.locks import locked
from agent.records import Question, Session
from agent.settings import Settings


def new_session_id(round_id: str) -> str:
    """Returns an id for a session: round, date, time, two random digits."""
    return f"{round_id}-{datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(1)}"


def pick_question(round_id: str, question_id: str | None) -> Question:
    """Returns the question that is named, or one at random.

    Raises:
        SettingError: there is no such round or question.
    """
    assets.round_plan(round_id)
    if question_id is not None:
        return assets.question(round_id, question_id)
    return secrets.choice(assets.questions(round_id))


def check_minutes(minutes: float | None, round_id: str) -> float:
    """Returns how long a round is to last.

    Raises:
        SettingError: the length is not between 1 and 240 minutes, or there is no such round.
    """
    if minutes is None:
        return assets.round_plan(round_id).minutes
    if not 1 <= minutes <= 240:
        raise SettingError(f"a round of {minutes:g} minutes cannot be played", "choose 1 to 240")
    return minutes


@contextmanager
def session_lock(settings: Settings, session_id: str) -> Iterator[None]:
    """Holds a session, so that no second window plays it too.

    Raises:
        SessionError: another window has it.
    """
    folder = settings.home / "locks"
    fault = SessionError(f"session {session_id} is open in another window", "close it there")
    with locked(folder / f"{file_name(session_id)}.lock", folder, 0, fault):
        yield


def save_transcript(settings: Settings, session: Session) -> Path:
    """Writes what was said so far as a transcript file and returns its path.

    Raises:
        StorageError: the disk is full or the folder cannot be written.
    """
    question = assets.question(session.round, session.question)
    path = settings.home / "transcripts" / f"{file_name(session.id)}.json"
    write_whole(path, session.transcript(question.title).model_dump_json(indent=2) + "\n")
    return path
