"""The candidate's record: gathered from the loops, the sessions and the documents, and kept.

What it holds stays in it when a session or a loop is deleted, so that nothing is asked twice.
"""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from agent.errors import LoopError, SealBrokenError, SettingError
from agent.ports.files import write_whole
from agent.ports.store import SessionStore
from agent.records import CandidateRecord, Loop, LoopRound, RoundHeld, Session, StoryTold
from agent.settings import Settings
from agent.wiring.documents import Documents
from agent.wiring.loops import held, loops, sealed_at
from agent.wiring.turn_graph import round_setting

_NAME = "candidate"


def candidate_record(settings: Settings, store: SessionStore) -> CandidateRecord:
    """Brings the record up to date, keeps it, and returns it.

    Args:
        settings: of the run.
        store: of the sessions.

    Raises:
        LoopError: what is kept cannot be read.
        StorageError: the disk is full or the folder cannot be written.
    """
    path = settings.home / f"{_NAME}.json"
    with held(settings.home, _NAME):
        before = _kept(path)
        record = _gathered(settings, store, before)
        if record != before or not path.exists():
            write_whole(path, record.model_dump_json(indent=2) + "\n")
    return record


def _kept(path: Path) -> CandidateRecord:
    if not path.is_file():
        return CandidateRecord()
    try:
        return CandidateRecord.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise LoopError(
            f"{path} is damaged, or of another version of Mockloop", "move it away"
        ) from error


def _gathered(settings: Settings, store: SessionStore, before: CandidateRecord) -> CandidateRecord:
    there = loops(settings.home)
    by_session = {each.session: (loop, each) for loop in there for each in loop.rounds}
    rounds = {each.id: each for each in before.rounds}
    for session in store.list():
        rounds[session.id] = _played(session, by_session.get(session.id))
    for loop in there:
        rounds |= {each.id: each for each in _held_elsewhere(loop)}
    stories = {loop.id: tuple(_stories(settings.home, loop, before)) for loop in reversed(there)}
    gone = (each for each in before.stories if each.loop not in stories)
    return CandidateRecord(
        documents=tuple(each.id for each in Documents(settings).all()),
        rounds=tuple(sorted(rounds.values(), key=lambda each: (each.began, each.id))),
        stories=(*gone, *(story for told in stories.values() for story in told)),
    )


def _played(session: Session, seat: tuple[Loop, LoopRound] | None) -> RoundHeld:
    loop, place, sealed = (seat[0].id, seat[1].place, seat[1].sealed) if seat else ("", "", "")
    return RoundHeld(
        id=session.id,
        loop=loop,
        place=place,
        round=session.round,
        began=session.started,
        asked=tuple(dict.fromkeys(_asked_in(session))),
        sealed=sealed,
    )


def _asked_in(session: Session) -> Iterator[str]:
    """The questions that the stages that were reached began with, its own first."""
    yield session.question
    try:
        setting = round_setting(session)
    except SettingError:  # of a question that is no longer there
        return
    for stage in sorted({move.stage for move in session.moves}):
        found = setting.opens_with(session, stage)
        if found is not None:
            yield found.id


def _held_elsewhere(loop: Loop) -> Iterator[RoundHeld]:
    for each in loop.rounds:
        if each.held:
            yield RoundHeld(
                id=f"{loop.id}-{each.place}",
                loop=loop.id,
                place=each.place,
                round=each.round,
                began=each.ended,
                asked=(each.question,) if each.question else (),
                sealed=each.sealed,
            )


def _stories(home: Path, loop: Loop, before: CandidateRecord) -> Iterator[StoryTold]:
    for each in loop.rounds:
        try:
            sealed = sealed_at(home, loop.id, each)
        except SealBrokenError:  # whoever opens it is told; what was known stays known
            yield from (s for s in before.stories if (s.loop, s.place) == (loop.id, each.place))
            continue
        for story in sealed.scorecard.stories if sealed else ():
            yield StoryTold(
                loop=loop.id,
                place=each.place,
                areas=story.areas,
                project=story.project,
                number=story.number.quote if story.number else "",
            )
