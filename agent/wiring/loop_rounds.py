"""The rounds of a loop: each begun as a session, and kept as a transcript when it is over.

Sessions know nothing of loops: a loop knows which session plays which of its rounds.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from agent import assets
from agent.errors import LoopError, SessionError
from agent.ports.clock import now
from agent.ports.store import SessionStore
from agent.records import Loop, LoopRound, Session, Transcript
from agent.settings import Settings
from agent.steps.drawing import freshest
from agent.steps.transcripts import Reading, ReadTranscript
from agent.wiring.loop_start import asked_or_planned, drawn_again, later_questions
from agent.wiring.loops import held_loop, keep, keep_transcript
from agent.wiring.setup import session_lock
from agent.wiring.time_out import closed_by_clock
from agent.wiring.transcripts import read_with_notes

_MOST_NAMES = 20_000
"""How many ids are tried for a session whose stages repeat nothing."""

Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Settled:
    """A loop in which every round that is over is kept as such.

    Attributes:
        loop: as it is now.
        timed_out: the places of the rounds that the clock has closed just now.
    """

    loop: Loop
    timed_out: tuple[str, ...] = ()


def ends_at(loop: Loop, each: LoopRound, session: Session) -> datetime | None:
    """Returns when the clock closes a round; None outside an exam."""
    if not loop.exam:
        return None
    return datetime.fromisoformat(session.started) + timedelta(minutes=each.minutes)


def settle(settings: Settings, store: SessionStore, loop_id: str, clock: Now = now) -> Settled:
    """Keeps the transcripts of the rounds that are over, and closes those whose time is up.

    A round that another window plays is left to it.

    Args:
        settings: of the run.
        store: of the sessions.
        loop_id: of the loop.
        clock: gives the date and time.

    Raises:
        LoopError: there is no such loop.
        StorageError: the disk is full or the folder cannot be written.
    """
    timed_out: list[str] = []
    with held_loop(settings.home, loop_id) as loop:
        for each in loop.rounds:
            if not each.session or each.ended:
                continue
            with suppress(SessionError), session_lock(settings, each.session):
                done = _over(settings, store, loop, each, clock)
                if done is not None:
                    loop = keep(settings.home, loop.with_round(done))  # noqa: PLW2901
                    timed_out += [done.place] if done.timed_out else []
    return Settled(loop, tuple(timed_out))


def begin(settings: Settings, store: SessionStore, loop_id: str, place: str) -> LoopRound:
    """Returns the round at a place with the session that plays it.

    Where its question was asked since the loop was planned, another is drawn. The session's id is
    chosen so that its later stages, too, begin with what was not asked before.

    Raises:
        LoopError: there is no such loop or place.
    """
    with held_loop(settings.home, loop_id) as loop:
        each = at(loop, place)
        if each.session:
            return each
        asked = asked_or_planned(settings, store, but_for=loop.id)
        if asked.get(each.question, "") > loop.started:
            each = drawn_again(loop, each, asked)
        stem = f"{place}-{loop.id.removeprefix('loop-')}"
        names = (f"{stem}-{number}" for number in range(_MOST_NAMES))
        session = freshest(names, later_questions(each.round), asked)
        each = each.model_copy(update={"session": session})
        keep(settings.home, loop.with_round(each))
        return each


def take(
    settings: Settings,
    loop_id: str,
    place: str,
    path: Path,
    candidate: tuple[str, ...] = (),
    clock: Now = now,
) -> ReadTranscript:
    """Takes the transcript of a round that was held elsewhere.

    Args:
        settings: of the run.
        loop_id: of the loop.
        place: of the round in it.
        path: of the transcript, in any format that `mockloop grade` reads.
        candidate: who the candidate is, where the file has names.
        clock: gives the date and time.

    Returns:
        The transcript, and what was guessed in reading it.

    Raises:
        LoopError: there is no such loop or place, or the round was begun or sealed already.
        TranscriptError: the file cannot be read, or says that it is of another round.
    """
    with held_loop(settings.home, loop_id) as loop:
        each = at(loop, place)
        _check_free(loop, each)
        reading = Reading(candidate, each.round, loop.level)
        read = read_with_notes(path, reading)
        found = read.transcript.model_copy(update={"target_level": loop.level})
        keep_transcript(settings.home, loop.id, place, found)
        update = {
            "question": _asked_by(found),
            "again": "",
            "ended": clock().isoformat(timespec="seconds"),
            "held": path.name,
            "fault": "",
        }
        keep(settings.home, loop.with_round(each.model_copy(update=update)))
    return ReadTranscript(found, read.notes)


def abandon(settings: Settings, loop_id: str, clock: Now = now) -> Loop:
    """Gives a loop up; what was asked in it stays asked, what was only planned is free again.

    Raises:
        LoopError: there is no such loop, or it was given up before.
    """
    with held_loop(settings.home, loop_id) as loop:
        if loop.abandoned:
            raise LoopError(
                f"loop {loop.id} was given up before", "'mockloop loop list' has others"
            )
        when = clock().isoformat(timespec="seconds")
        return keep(settings.home, loop.model_copy(update={"abandoned": when}))


def at(loop: Loop, place: str) -> LoopRound:
    """Returns the round at a place.

    Raises:
        LoopError: the loop has none there.
    """
    found = loop.at(place)
    if found is None:
        there = ", ".join(each.place for each in loop.rounds)
        raise LoopError(f"loop {loop.id} has no place {place!r}", f"choose one of {there}")
    return found


def _over(
    settings: Settings, store: SessionStore, loop: Loop, each: LoopRound, clock: Now
) -> LoopRound | None:
    """The round with its end, once it is over; None while it is not."""
    session = store.find(each.session)
    if session is None:
        return None
    end = ends_at(loop, each, session)
    ended, timed_out = clock(), False
    if not session.closed and end is not None and clock() >= end:
        session, ended, timed_out = closed_by_clock(settings, store, session, end), end, True
    if not session.closed:
        return None
    title = assets.question(session.round, session.question).title
    keep_transcript(settings.home, loop.id, each.place, session.transcript(title))
    when = ended.astimezone(UTC).isoformat(timespec="seconds")
    return each.model_copy(update={"ended": when, "timed_out": timed_out})


def _check_free(loop: Loop, each: LoopRound) -> None:
    """Refuses a transcript for a round that has one of its own.

    Raises:
        LoopError: the round was begun here, or is sealed.
    """
    if each.sealed:
        raise LoopError(f"{each.place} is sealed already", f"see: mockloop loop show {loop.id}")
    if each.session:
        raise LoopError(
            f"{each.place} was begun here", f"go on with it: mockloop loop next {loop.id}"
        )


def _asked_by(found: Transcript) -> str:
    """The id of the question of ours that a transcript is about; empty for another."""
    bank = assets.questions(found.round)
    return next((each.id for each in bank if each.title == found.prompt), "")
