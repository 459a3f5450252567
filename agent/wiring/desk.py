"""The candidate's desk in a coding round: their file, and what can be done with it."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from agent import assets
from agent.errors import SettingError
from agent.ports.files import file_name, storage_faults, write_whole
from agent.ports.sandbox import Limits, Sandbox
from agent.records import CodeEvent, EventKind, Group, Session, Tried
from agent.settings import Settings
from agent.steps.code_events import diff_of, last_code
from agent.steps.executing import GROUPS, OnCase, Task, call_once, execute
from agent.wiring.problems import task_of

_LONGEST_FILE = 100_000
_LIMITS = Limits()


class Desk:
    """What a candidate writes on.

    Args:
        path: of their file; it is theirs, and written here only once.
        task: the problem.
        sandbox: where code is run.
        start: what the file begins with.
        whole: whether that is code that can be run as it is.
    """

    def __init__(
        self, path: Path, task: Task, sandbox: Sandbox, start: str, *, whole: bool = False
    ) -> None:
        self.path = path
        self.sandbox = sandbox
        self._task = task
        self._start = start
        self._whole = whole
        if not path.exists():
            write_whole(path, start)

    @property
    def begun(self) -> bool:
        """Whether there is anything to run.

        Raises:
            SettingError: the file cannot be read.
        """
        return self._whole or self.read() != self._start

    def written_by(self, when: datetime) -> bool:
        """Whether the file was last written by then, and is there."""
        return self.path.is_file() and self.path.stat().st_mtime <= when.timestamp()

    def left_over(self, session: Session) -> CodeEvent | None:
        """Hands in what was written since the last event; None where nothing was.

        Raises:
            SettingError: the file cannot be read.
            SandboxError: nothing can be run here.
        """
        written = self.read()
        if written in (self._start, last_code(session)):
            return None
        return self.run("submit", session)

    def read(self) -> str:
        """Returns the file.

        Raises:
            SettingError: it is gone, no text, or too long.
        """
        if not self.path.exists():
            raise SettingError(f"{self.path} is gone", "write it again, or /edit")
        try:
            with storage_faults(self.path):
                code = self.path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise SettingError(f"{self.path} is no text in UTF-8", "save it as such") from error
        if len(code) > _LONGEST_FILE:
            raise SettingError(
                f"{self.path} has more than {_LONGEST_FILE:,} characters", "make it shorter"
            )
        return code

    def run(self, kind: EventKind, session: Session, on_case: OnCase | None = None) -> CodeEvent:
        """Runs the examples (`run`) or every test group (`submit`).

        Raises:
            SettingError: the file cannot be read.
            SandboxError: nothing can be run here.
        """
        code = self.read()
        groups: Sequence[Group] = ("examples",) if kind == "run" else GROUPS
        done = execute(self._task, code, self.sandbox, groups, _LIMITS, on_case)
        return CodeEvent(kind=kind, code=code, diff=_since(session, code), execution=done)

    def attempt(self, args: list[object], session: Session) -> CodeEvent:
        """Calls the candidate's function once, with arguments of their own.

        Raises:
            SettingError: the file cannot be read.
            SandboxError: nothing can be run here.
        """
        code = self.read()
        given, got = call_once(self._task, code, self.sandbox, args, _LIMITS)
        tried = Tried(given=given, got=got)
        return CodeEvent(kind="try", code=code, diff=_since(session, code), tried=tried)


def _since(session: Session, code: str) -> str:
    before = last_code(session)
    return diff_of(before, code) if before is not None else ""


def desk_for(settings: Settings, session: Session, sandbox: Sandbox) -> Desk | None:
    """Returns the desk of a session; None in a round without code.

    Raises:
        DataError: the problem's files break their own rules.
        StorageError: the file cannot be written.
    """
    if not assets.round_plan(session.round).code_in:
        return None
    question = assets.question(session.round, session.question)
    folder = assets.problem_folder(session.question)
    start = question.proposal or (folder / "starter.py").read_text(encoding="utf-8")
    path = settings.home / "solutions" / f"{file_name(session.id)}.py"
    whole = bool(question.proposal)
    return Desk(path, task_of(session.question), sandbox, start, whole=whole)
