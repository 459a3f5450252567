"""How far the rounds of a loop have come, read from what is kept."""

from pathlib import Path

from agent.errors import SealBrokenError
from agent.ports.store import SessionStore
from agent.records import Loop, LoopRound, Session
from agent.steps.loop_lines import Standing, State
from agent.wiring.loop_rounds import ends_at
from agent.wiring.loops import sealed_at


def standings(home: Path, store: SessionStore, loop: Loop) -> tuple[Standing, ...]:
    """Returns how far each round has come, in order.

    Args:
        home: the program's folder.
        store: of the sessions.
        loop: whose rounds they are.

    Raises:
        SessionError: a session is damaged, or of another version.
    """
    return tuple(_standing(home, store, loop, each) for each in loop.rounds)


def _standing(home: Path, store: SessionStore, loop: Loop, each: LoopRound) -> Standing:
    session = store.find(each.session) if each.session else None
    sealed, broken = "", False
    if each.sealed:
        try:
            found = sealed_at(home, loop.id, each)
            sealed = found.sealed if found else ""
        except SealBrokenError:
            broken = True
    end = ends_at(loop, each, session) if session and not each.ended else None
    return Standing(
        each,
        "seal broken" if broken else _state(loop, each, session),
        began=session.started if session else "",
        elapsed_s=session.elapsed_s if session else 0.0,
        ends=end.isoformat(timespec="seconds") if end else "",
        sealed_at=sealed,
    )


def _state(loop: Loop, each: LoopRound, session: Session | None) -> State:
    if each.sealed:
        return "sealed"
    if each.ended:
        return "over"
    if session is not None:
        return "open"
    return "next" if loop.open and each == loop.next_round else "to come"
