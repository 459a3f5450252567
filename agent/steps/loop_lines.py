"""A loop in words and as data: what is done, when, and what comes next.

No score and no verdict is part of it, and no question before it was asked: that would spoil both.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from agent.records import Loop, LoopRound
from agent.steps.agenda import clock_face

State = Literal["to come", "next", "open", "over", "sealed", "seal broken"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a round of a loop has come.

    Attributes:
        each: the round.
        state: in one word.
        began: date and time, ISO 8601; empty before, and where it was held elsewhere.
        elapsed_s: seconds of it that have gone by.
        ends: when the clock closes it, ISO 8601; empty outside an exam.
        sealed_at: date and time of the sealing, ISO 8601; empty before.
    """

    each: LoopRound
    state: State
    began: str = ""
    elapsed_s: float = 0.0
    ends: str = ""
    sealed_at: str = ""


def loop_state(loop: Loop) -> str:
    """Returns how a loop stands, in a word or two."""
    if loop.abandoned:
        return "given up"
    if loop.complete:
        return "all sealed"
    return "open" if any(each.begun for each in loop.rounds) else "planned"


def what_next(loop: Loop) -> str:
    """Returns what to do next, with the command that does it."""
    if loop.abandoned:
        return "This loop was given up. Start another: mockloop loop start"
    if loop.complete:
        return f"All scorecards are in. Open them: mockloop loop debrief {loop.id}"
    if (each := loop.next_round) is not None:
        verb = "Go on with" if each.session else "Next is"
        return f"{verb} {each.place}, {each.minutes:g} minutes: mockloop loop next {loop.id}"
    left = ", ".join(each.place for each in loop.unsealed)
    return f"All rounds are over. Still to be graded: {left}. mockloop loop seal {loop.id}"


def loop_lines(
    loop: Loop, standings: Sequence[Standing], titles: Mapping[str, str], track: str
) -> Iterator[str]:
    """Yields a loop for people, a line each.

    Args:
        loop: to show.
        standings: of its rounds, in order.
        titles: of the rounds, by id.
        track: title of its track.
    """
    days = "1 day" if loop.days == 1 else f"{loop.days} days"
    exam = ", exam" if loop.exam else ""
    yield f"{loop.id}  {loop.level}, {track}, onsite of {days}{exam}; {loop_state(loop)}"
    yield f"list {loop.listed}, seed {loop.seed}, planned {local_time(loop.started)}"
    day = -1
    for standing in standings:
        each = standing.each
        if each.day != day:
            day = each.day
            yield f"day {day}" if day else "screens"
        title = titles.get(each.round, each.round)
        yield f"  {each.place:<16}{title:<32}{each.minutes:>3g} min  {state_text(standing)}"
    sealed = sum(1 for each in loop.rounds if each.sealed)
    hidden = "" if loop.complete else " Scores are hidden until all are in."
    yield f"{sealed} of {len(loop.rounds)} scorecards are sealed.{hidden}"
    yield what_next(loop)


def state_text(standing: Standing) -> str:
    """Returns how a round stands, for people."""
    each = standing.each
    if standing.state == "sealed":
        return f"sealed {local_time(standing.sealed_at)}"
    if standing.state == "over":
        how = "closed by the clock" if each.timed_out else "over"
        where = f" (held elsewhere: {each.held})" if each.held else ""
        why = f": {each.fault}" if each.fault else ""
        return f"{how} {local_time(each.ended)}{where}, not sealed{why}"
    if standing.state == "open" and standing.ends:
        return f"open; the clock closes it {local_time(standing.ends)}"
    if standing.state == "open":
        return f"open, {clock_face(standing.elapsed_s)} gone by"
    return standing.state


def loop_row(loop: Loop, standings: Sequence[Standing]) -> dict[str, object]:
    """Returns a loop as data, without scores."""
    following = loop.next_round if loop.open else None
    return {
        "id": loop.id,
        "state": loop_state(loop),
        "level": loop.level,
        "track": loop.track,
        "list": loop.listed,
        "days": loop.days,
        "exam": loop.exam,
        "seed": loop.seed,
        "started": loop.started,
        "next": following.place if following else None,
        "rounds": [_row(standing) for standing in standings],
    }


def local_time(stamp: str) -> str:
    """Returns a date and time as people here read it; as it is, where it is none."""
    try:
        return f"{datetime.fromisoformat(stamp).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return stamp


def _row(standing: Standing) -> dict[str, object]:
    each = standing.each
    return {
        "place": each.place,
        "round": each.round,
        "day": each.day,
        "minutes": each.minutes,
        "state": standing.state,
        "question": (each.question or None) if each.begun else None,
        "session": each.session or None,
        "began": standing.began or None,
        "elapsed_s": round(standing.elapsed_s, 1),
        "ends": standing.ends or None,
        "ended": each.ended or None,
        "timed_out": each.timed_out,
        "held": each.held or None,
        "sealed": standing.sealed_at or None,
        "sha256": each.sealed or None,
        "fault": each.fault or None,
    }
