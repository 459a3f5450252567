"""Times as files write them, and times that a transcript can have."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from agent.steps.transcripts.said import Said, counted, words_in

WORDS_A_MINUTE = 150
_LONGEST_S = 24 * 3600.0
_RESTART_S = 60.0
"""A clock that falls back by more than this was started anew; by less, two people overlap."""

_BEGINNING_S = 10.0
"""So does one that falls back by more than this to a time under it."""

_FIGURE = r"(?:\d{1,9}|NaN)"
CLOCK = rf"-?{_FIGURE}(?::\d\d|:NaN){{1,2}}(?:[.,]\d{{1,9}}|[.,]NaN)?(?:\s?[AaPp]\.?[Mm]\b\.?)?"
"""A time in a line of text, as in `0:12`, `00:12:03.500`, `1:02:03` and `10:02:33 AM`."""

_WRITTEN = re.compile(
    r"(?P<minus>-)?(?P<figures>(?:\d+|nan)(?::(?:\d+|nan))*)"
    r"(?:[.,](?P<fraction>\d+|nan))?(?:\s?(?P<half>[ap])\.?m\b)?"
)
_HALF_DAY_S = 12 * 3600.0


def seconds(clock: str) -> float:
    """Returns a written time in seconds; NaN where one of its figures is.

    Args:
        clock: hours (or none), minutes and seconds with colons between them, a fraction after a
            point or a comma; or hours and minutes with AM or PM.
    """
    found = _WRITTEN.match(clock.strip().lower())
    if not found:
        return math.nan
    figures = [float(figure) for figure in found["figures"].split(":")]
    fraction = found["fraction"] or "0"
    total = math.nan if fraction == "nan" else float(f"0.{fraction}")
    for place, figure in enumerate(reversed(figures)):
        total += figure * 60**place
    if found["half"]:
        total = total * (60 if len(figures) == 2 else 1) % _HALF_DAY_S
        total += _HALF_DAY_S if found["half"] == "p" else 0
    return -total if found["minus"] else total


def spoken_s(text: str) -> float:
    """Returns how long it takes to say a text."""
    return words_in(text) * 60 / WORDS_A_MINUTE


def are_sound(times: Sequence[float]) -> bool:
    """Whether times of a transcript can be: none negative or over a day, none before the last."""
    return all(before <= after <= _LONGEST_S for before, after in pairwise((0.0, *times)))


def settled(said: Sequence[Said], time_of_day: bool) -> tuple[tuple[Said, ...], tuple[str, ...]]:
    """Gives every stretch of speech a time, none before the one that precedes it.

    A time that is missing or cannot be is estimated from the words before it. A clock that starts
    anew goes on from where it was.

    Args:
        said: with the times as they are written.
        time_of_day: count from the first time, since it is that of a clock on the wall.

    Returns:
        The speech with its times, and what was done to them.
    """
    written = [each.t for each in said]
    times = [t if t is not None and 0 <= t <= _LONGEST_S else None for t in written]
    absurd = sum(t is not None for t in written) - sum(t is not None for t in times)
    missing = sum(t is None for t in written)
    if time_of_day:
        start = next((t for t in times if t is not None), 0.0)
        times = [None if t is None else t - start for t in times]
    onward, backward = _onward(times)
    filled = _estimated(said, onward)
    notes = []
    if missing == len(said):
        notes.append(f"times: there are none; estimated at {WORDS_A_MINUTE} words a minute")
    elif missing:
        notes.append(f"times: {counted(missing, 'turn')} of {len(said)} had none; estimated")
    if absurd:
        notes.append(f"times: {absurd} cannot be (negative, over a day, or no number); estimated")
    if backward:
        notes.append(f"times: the clock runs backwards {counted(backward, 'time')}; made to go on")
    return tuple(replace(each, t=t) for each, t in zip(said, filled, strict=True)), tuple(notes)


def _onward(times: Sequence[float | None]) -> tuple[list[float | None], int]:
    """Returns times that never fall, and how often they fell."""
    known = [t for t in times if t is not None]
    made: list[float] = []
    shift, backward = 0.0, 0
    for place, t in enumerate(known):
        before = known[place - 1] if place else 0.0
        if t < before:
            backward += 1
            goes_on = place + 1 == len(known) or known[place + 1] < before
            anew = before - t > (_BEGINNING_S if t < _BEGINNING_S else _RESTART_S)
            if anew and goes_on:
                shift = made[-1] - t
        made.append(max(t + shift, made[-1] if made else 0.0))
    rest = iter(made)
    return [None if t is None else next(rest) for t in times], backward


def _estimated(said: Sequence[Said], times: Sequence[float | None]) -> list[float]:
    """Fills in missing times by the words before them; none passes the next that is known."""
    ceilings: list[float] = []
    ceiling = math.inf
    for t in reversed(times):
        ceiling = ceiling if t is None else t
        ceilings.append(ceiling)
    filled: list[float] = []
    clock = 0.0
    for each, t, ceiling in zip(said, times, reversed(ceilings), strict=True):
        clock = t if t is not None else round(min(clock, ceiling), 1)
        filled.append(clock)
        clock += spoken_s(each.text)
    return filled
