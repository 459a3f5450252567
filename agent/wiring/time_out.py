"""Closing an exam's round that was left past its end: by the clock, with no model at hand."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import NoReturn, TypeVar

from agent.errors import SandboxError, SettingError
from agent.ports.chat import Message, Reply
from agent.ports.clock import StoppedClock
from agent.ports.retriever import ANYTHING, About
from agent.ports.store import SessionStore
from agent.records import Passage, Record, Session, Stamp
from agent.settings import Settings
from agent.wiring.desk import desk_for
from agent.wiring.interview import Interview
from agent.wiring.problems import sandbox_here
from agent.wiring.turn_graph import Surroundings

R = TypeVar("R", bound=Record)


def closed_by_clock(
    settings: Settings, store: SessionStore, session: Session, end: datetime
) -> Session:
    """Closes a session as of its end; an answer that got no reply stays in it.

    Code is handed in if its file was last written by then and can be run here.

    Args:
        settings: of the run.
        store: where it is saved.
        session: that is not closed.
        end: date and time at which its time was up, with its zone.
    """
    clock = StoppedClock(session.minutes * 60)
    around = Surroundings(_NoModel(session.model), _NoPassages(), clock, lambda text: None)
    interview = Interview(session, store, around)
    interview.end()
    with suppress(SandboxError, SettingError):
        desk = desk_for(settings, session, sandbox_here())
        if desk is not None and desk.written_by(end):
            event = desk.left_over(interview.session)
            if event is not None:
                interview.leave_code(event)
    return interview.session


class _NoModel:
    """Stands where a model would, and is not asked."""

    context_tokens: int | None = None

    def __init__(self, stamp: Stamp) -> None:
        self.stamp = stamp

    def complete(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        stop: Sequence[str] = (),
        on_text: Callable[[str], None] | None = None,
    ) -> Reply[str]:
        self._asked()

    def structured(
        self, messages: Sequence[Message], shape: type[R], *, max_tokens: int
    ) -> Reply[R]:
        self._asked()

    def odds(self, messages: Sequence[Message]) -> Reply[Mapping[str, float]]:
        self._asked()

    def _asked(self) -> NoReturn:
        raise AssertionError("a round that the clock closes asks no model")


class _NoPassages:
    """Stands where the retriever would, and finds nothing."""

    stamp = Stamp(id="corpus")

    def search(self, query: str, k: int, about: About = ANYTHING) -> tuple[Passage, ...]:
        return ()

    def nearest(self, query: str, k: int, about: About) -> tuple[Passage, ...]:
        return ()
