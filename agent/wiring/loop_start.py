"""Starting a loop: its rounds are planned, and a question is drawn for each."""

import secrets
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from agent import assets
from agent.errors import DataError, LoopError
from agent.ports.clock import now
from agent.ports.files import storage_faults
from agent.ports.store import SessionStore
from agent.records import CodingRound, Level, Loop, LoopRound, Track
from agent.settings import Settings
from agent.steps.drawing import Drawable, Drawn, draw
from agent.steps.loop_planning import Planned, list_of, planned, track_of
from agent.steps.setting import which
from agent.wiring.candidate_record import candidate_record
from agent.wiring.loops import held, keep, loop_tables, loops

_CODING = get_args(CodingRound)
_PLANNING = "loops"
_MOST_SEEDS = 1_000_000
_TRIES = 100


@dataclass(frozen=True, slots=True)
class Wish:
    """What loop is wanted.

    Attributes:
        level: the level that the candidate aims at.
        track: id of the product; empty for the first of the tables.
        listed: id of the list of rounds; empty for the first.
        days: of the onsite.
        options: ids of those that are chosen.
        exam: whether it is timed by the clock on the wall.
        seed: to draw with; None for one at random.
    """

    level: Level = "E5"
    track: str = ""
    listed: str = ""
    days: int = 1
    options: tuple[str, ...] = ()
    exam: bool = False
    seed: int | None = None


def start_loop(
    settings: Settings, store: SessionStore, wish: Wish, clock: Callable[[], datetime] = now
) -> Loop:
    """Plans a loop and keeps it.

    With the same seed, the same wish and the same record of the candidate it asks the same.

    Args:
        settings: of the run.
        store: of the sessions.
        wish: what is wanted.
        clock: gives the date and time.

    Raises:
        SettingError: there is no such list or track, or the list has no such option.
        StorageError: the disk is full or the folder cannot be written.
    """
    tables = loop_tables()
    track = track_of(tables, wish.track)
    listed = list_of(tables, wish.listed)
    plan = planned(tables, listed, wish.options, wish.days, exam=wish.exam)
    seed = secrets.randbelow(_MOST_SEEDS) if wish.seed is None else wish.seed
    with held(settings.home, _PLANNING):
        asked = asked_or_planned(settings, store)
        loop = Loop(
            id=_new_id(settings, clock()),
            listed=listed.id,
            level=wish.level,
            track=track.id,
            days=wish.days,
            exam=wish.exam,
            seed=seed,
            started=clock().isoformat(timespec="seconds"),
            rounds=tuple(_drawn(plan, seed, track, asked)),
        )
        return keep(settings.home, loop)


def asked_or_planned(
    settings: Settings, store: SessionStore, but_for: str = ""
) -> Mapping[str, str]:
    """Returns when each question was asked; one that an open loop will ask, when it was planned.

    Args:
        settings: of the run.
        store: of the sessions.
        but_for: id of a loop whose plan is left out.
    """
    asked = candidate_record(settings, store).asked
    for loop in loops(settings.home):
        for each in loop.rounds if loop.open and loop.id != but_for else ():
            if each.question and not each.begun:
                asked[each.question] = max(loop.started, asked.get(each.question, ""))
    return asked


def drawn_again(loop: Loop, each: LoopRound, asked: Mapping[str, str]) -> LoopRound:
    """Returns a round with another question: its own was asked since the loop was planned."""
    others = [one for one in loop.rounds if one.place != each.place]
    track = track_of(loop_tables(), loop.track)
    list_rounds = list_of(loop_tables(), loop.listed).rounds
    suits = next((one.families for one in list_rounds if one.place == each.place), ())
    found = _draw(
        Planned(each.place, each.round, each.day, each.minutes, suits),
        loop.seed,
        track,
        asked,
        [one.question for one in others],
        [family_of(one.round, one.question) for one in others],
    )
    return each.model_copy(update={"question": found.question, "again": found.again})


def family_of(round_id: str, question_id: str) -> str:
    """Returns the family of a coding problem; empty for another question."""
    return assets.problem(question_id).family if round_id in _CODING and question_id else ""


def later_questions(round_id: str) -> Callable[[str], tuple[str, ...]]:
    """Returns what gives the questions that the later stages of a session would begin with."""
    bank, areas = assets.bank(round_id), [s.area for s in assets.round_plan(round_id).stages[1:]]
    some = {area: [each.id for each in bank.for_stage(area)] for area in areas}
    filled = {area: ids for area, ids in some.items() if ids}
    return lambda session_id: tuple(
        ids[which(session_id, area, len(ids))] for area, ids in filled.items()
    )


def _drawn(
    plan: Collection[Planned], seed: int, track: Track, asked: Mapping[str, str]
) -> Iterator[LoopRound]:
    taken: list[str] = []
    families: list[str] = []
    for each in plan:
        found = _draw(each, seed, track, asked, taken, families)
        taken.append(found.question)
        families.append(found.family)
        yield LoopRound(
            place=each.place,
            round=each.round,
            question=found.question,
            day=each.day,
            minutes=each.minutes,
            again=found.again,
        )


def _draw(
    each: Planned,
    seed: int,
    track: Track,
    asked: Mapping[str, str],
    taken: Collection[str],
    families: list[str],
) -> Drawn:
    bank = [Drawable(q.id, family_of(each.round, q.id)) for q in assets.questions(each.round)]
    prefers = track.prefers.get(each.round, ())
    found = draw(f"{seed}/{each.place}", bank, asked, taken, families, each.families, prefers)
    if found is None:
        raise DataError(f"the loop asks all that corpus/questions/{each.round}.yaml has already")
    return found


def _new_id(settings: Settings, at: datetime) -> str:
    """An id that no loop has: `loop`, date, time, two random digits, as sessions have them."""
    for _ in range(_TRIES):
        loop_id = f"loop-{at.astimezone():%Y%m%d-%H%M%S}-{secrets.token_hex(1)}"
        folder = settings.home / "loops" / loop_id
        with storage_faults(folder):
            if not folder.exists():
                return loop_id
    raise LoopError("no id is free", "try again in a second")
