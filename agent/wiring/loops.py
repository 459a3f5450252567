"""Where loops are kept: a folder each, in the program's folder.

loops/ID/loop.json              the loop; written whole, and only while it is held
loops/ID/transcripts/PLACE.json of the rounds that are over
loops/ID/sealed/PLACE.json      of the rounds that are graded; written once
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from agent.data_files import PACKAGE, read_record
from agent.errors import LoopError, SealBrokenError, TranscriptError
from agent.ports.files import file_name, read_file, write_whole
from agent.ports.locks import locked
from agent.records import Loop, LoopRound, LoopTables, Sealed, Transcript
from agent.steps.sealing import opened, sealed_text

_LONGEST_WAIT_S = 30.0
_LARGEST = 1 << 20
_NONE_YET = "start one: mockloop loop start"


@cache
def loop_tables() -> LoopTables:
    """Reads the plan tables."""
    return read_record(PACKAGE / "data" / "loops.yaml", LoopTables)


def loop_of(home: Path, loop_id: str) -> Loop:
    """Returns a loop by its id.

    Raises:
        LoopError: there is none, or it is damaged.
    """
    path = _folder(home, loop_id) / "loop.json"
    if not path.is_file():
        raise LoopError(f"there is no loop {loop_id!r}", "'mockloop loop list' lists them")
    data = read_file(path, _LARGEST, LoopError)
    try:
        return Loop.model_validate_json(data)
    except ValidationError as error:
        raise LoopError(
            f"{path} is damaged, or of another version of Mockloop",
            "use that version, or move its folder away",
        ) from error


def loops(home: Path) -> tuple[Loop, ...]:
    """Returns every loop that can be read, the newest first."""
    found = []
    for path in (home / "loops").glob("*/loop.json"):
        try:
            found.append(Loop.model_validate_json(path.read_bytes()))
        except (OSError, ValidationError):
            continue  # `loop_of` says what is wrong with it
    return tuple(sorted(found, key=lambda loop: (loop.started, loop.id), reverse=True))


def chosen_loop(home: Path, loop_id: str = "") -> Loop:
    """Returns the loop that is named; else the newest that is open, or the newest of all.

    Raises:
        LoopError: there is none.
    """
    if loop_id:
        return loop_of(home, loop_id)
    found = loops(home)
    if not found:
        raise LoopError("no loop is planned yet", _NONE_YET)
    return next((loop for loop in found if loop.open), found[0])


def loop_with(home: Path, session_id: str) -> tuple[Loop, LoopRound] | None:
    """Returns the loop and the round that a session belongs to; None for a session of practice."""
    for loop in loops(home):
        for each in loop.rounds:
            if each.session == session_id != "":
                return loop, each
    return None


@contextmanager
def held(home: Path, name: str, wait_s: float = _LONGEST_WAIT_S) -> Iterator[None]:
    """Holds what has a name against other windows, so that nothing is written twice.

    Args:
        home: the program's folder.
        name: of a loop, or of what is done to it.
        wait_s: how long to wait for another window; 0 not to wait.

    Raises:
        LoopError: another window has it.
    """
    folder = home / "locks"
    fault = LoopError(f"{name} is in use in another window", "wait for it")
    with locked(folder / f"{file_name(name)}.lock", folder, wait_s, fault):
        yield


@contextmanager
def held_loop(home: Path, loop_id: str) -> Iterator[Loop]:
    """Holds a loop and yields it as it is now; `keep` what becomes of it in the block.

    Raises:
        LoopError: there is none, or another window has it.
    """
    with held(home, loop_id):
        yield loop_of(home, loop_id)


def keep(home: Path, loop: Loop) -> Loop:
    """Writes a loop, whole, and returns it.

    Raises:
        StorageError: the disk is full or the folder cannot be written.
    """
    path = _folder(home, loop.id) / "loop.json"
    write_whole(path, loop.model_dump_json(indent=2) + "\n")
    return loop


def keep_transcript(home: Path, loop_id: str, place: str, transcript: Transcript) -> None:
    """Writes what was said in a round that is over.

    Raises:
        StorageError: the disk is full or the folder cannot be written.
    """
    path = _folder(home, loop_id) / "transcripts" / f"{place}.json"
    write_whole(path, transcript.model_dump_json(indent=2) + "\n")


def transcript_of(home: Path, loop_id: str, place: str) -> Transcript:
    """Returns what was said in a round that is over.

    Raises:
        TranscriptError: its file is gone or damaged.
    """
    path = _folder(home, loop_id) / "transcripts" / f"{place}.json"
    try:
        return Transcript.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise TranscriptError(f"{path} cannot be read", "put it back from a copy") from error


def keep_sealed(home: Path, loop_id: str, sealed: Sealed) -> None:
    """Writes a sealed scorecard.

    Raises:
        StorageError: the disk is full or the folder cannot be written.
    """
    write_whole(_sealed_file(home, loop_id, sealed.place), sealed_text(sealed))


def sealed_at(home: Path, loop_id: str, each: LoopRound) -> Sealed | None:
    """Returns the sealed scorecard of a round; None where it has none.

    Raises:
        SealBrokenError: it was changed, or its file is gone.
    """
    path = _sealed_file(home, loop_id, each.place)
    if not path.is_file():
        if each.sealed:
            raise SealBrokenError(f"{path} is gone", "put it back from a copy")
        return None
    return opened(path.read_bytes().decode(errors="replace"), each.place, each.sealed)


def sealed_rounds(home: Path, loop_id: str) -> tuple[Sealed, ...]:
    """Returns the sealed scorecards of a loop, in the order of its rounds; those there are.

    Raises:
        LoopError: there is no such loop.
        SealBrokenError: one was changed since it was sealed.
    """
    found = (sealed_at(home, loop_id, each) for each in loop_of(home, loop_id).rounds)
    return tuple(each for each in found if each is not None)


def _folder(home: Path, loop_id: str) -> Path:
    return home / "loops" / file_name(loop_id)


def sealed_folder(home: Path, loop_id: str) -> Path:
    """Returns the folder in which the sealed scorecards of a loop are kept."""
    return _folder(home, loop_id) / "sealed"


def _sealed_file(home: Path, loop_id: str, place: str) -> Path:
    return sealed_folder(home, loop_id) / f"{place}.json"
