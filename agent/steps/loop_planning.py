"""Planning a loop: which rounds it has, how long each lasts and on which day it is held."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar

from agent.errors import SettingError
from agent.records import ListedRound, LoopList, LoopTables, Track

MOST_DAYS = 2

Named = TypeVar("Named", LoopList, Track)


@dataclass(frozen=True, slots=True)
class Planned:
    """A round of a loop whose question is not drawn yet; see `LoopRound` and `ListedRound`."""

    place: str
    round: str
    day: int
    minutes: float
    families: tuple[str, ...]


def planned(
    tables: LoopTables, listed: LoopList, options: Collection[str], days: int, *, exam: bool
) -> tuple[Planned, ...]:
    """Returns the rounds of a loop, in order.

    Args:
        tables: the plan tables.
        listed: the list that is followed.
        options: ids of those that are chosen.
        days: of the onsite, 1 or 2.
        exam: whether the rounds have the length that an exam has.

    Raises:
        SettingError: an option makes no difference to the list, or the days are not 1 or 2.
    """
    if days not in range(1, MOST_DAYS + 1):
        raise SettingError(f"an onsite of {days} days is not planned", "choose 1 or 2")
    if strange := sorted(set(options) - listed.options):
        there = ", ".join(f"--{each}" for each in sorted(listed.options)) or "none"
        raise SettingError(
            f"--{strange[0]} makes no difference to the list {listed.id!r}",
            f"its options: {there}",
        )
    chosen = [each for each in listed.rounds if _is_in(each, options)]
    return tuple(
        Planned(
            place=each.place,
            round=each.round,
            day=each.day_of["one" if days == 1 else "two"] if each.day_of else 0,
            minutes=_minutes(each, tables, exam=exam),
            families=each.families,
        )
        for each in chosen
    )


def list_of(tables: LoopTables, list_id: str) -> LoopList:
    """Returns a list of rounds by its id; the first for an empty one.

    Raises:
        SettingError: there is no such list.
    """
    return _named(tables.lists, list_id, "list of rounds")


def track_of(tables: LoopTables, track_id: str) -> Track:
    """Returns a track by its id; the first for an empty one.

    Raises:
        SettingError: there is no such track.
    """
    return _named(tables.tracks, track_id, "track")


def notes_on(tables: LoopTables, options: Collection[str]) -> tuple[str, ...]:
    """Returns what is said of the options that are chosen."""
    return tuple(each.note for each in tables.options if each.id in options and each.note)


def _named(known: Sequence[Named], wanted: str, what: str) -> Named:
    """The one of that id, the first for an empty one."""
    for each in known:
        if wanted in ("", each.id):
            return each
    ids = ", ".join(each.id for each in known)
    raise SettingError(f"there is no {what} {wanted!r}", f"choose one of {ids}")


def _is_in(each: ListedRound, options: Collection[str]) -> bool:
    return (not each.only_with or each.only_with in options) and each.not_with not in options


def _minutes(each: ListedRound, tables: LoopTables, *, exam: bool) -> float:
    timed = exam and each.round not in tables.exam.own_length
    return tables.exam.minutes if timed else each.minutes
