"""What levels pay, what a step up is worth, and a range to name when asked.

Every figure is one of the table's or one of the user's; a missing one is said to be missing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from string import Template
from typing import get_args

from agent.records.debrief_data import Compensation
from agent.records.pay_advice import PayAdvice, PayRow, PayStep
from agent.records.transcript import Level

_LEVELS: tuple[Level, ...] = get_args(Level)


@dataclass(frozen=True, slots=True)
class Step:
    """The step from one level to the next: US dollars a year; None where a figure is missing."""

    lower: Level
    upper: Level
    usd: int | None


@dataclass(frozen=True, slots=True)
class Range:
    """A range to name.

    Attributes:
        low, high: US dollars a year; low is under high.
        basis: what it is built from, in words.
    """

    low: int
    high: int
    basis: str


def steps_of(pay: Compensation) -> tuple[Step, ...]:
    """Returns the steps between neighbouring levels, lowest first."""
    return tuple(
        Step(lower, upper, _difference(pay.median(lower), pay.median(upper)))
        for lower, upper in pairwise(_LEVELS)
    )


def _difference(lower: int | None, upper: int | None) -> int | None:
    return None if lower is None or upper is None else upper - lower


def framed(pay: Compensation, level: Level, own_usd: Sequence[int] = ()) -> Range | None:
    """Returns a range, never one number.

    Built from the user's own figures (offers, a band) where two or more differ: from the lowest
    to the highest. From one of them, or from the level's median, by the table's width rule.

    Args:
        pay: the table.
        level: whose median is the middle where the user gives nothing.
        own_usd: the user's own figures, US dollars a year, each over 0.

    Returns:
        None where there is neither a figure of the user's nor a median.
    """
    if len(set(own_usd)) > 1:
        shown = f"your own {len(set(own_usd))} figures"
        return Range(min(own_usd), max(own_usd), shown)
    middle = own_usd[0] if own_usd else pay.median(level)
    if middle is None:
        return None
    unit, width = pay.frame.rounded_to_usd, pay.frame.half_width
    low, high = (round(middle * (1 + way * width) / unit) * unit for way in (-1, 1))
    if low == high:
        low, high = round(middle * (1 - width)), round(middle * (1 + width)) + 1
    basis = "your own figure" if own_usd else f"medians of {pay.source.date} by Levels.fyi"
    return Range(low, high, basis)


def answer_when_asked(pay: Compensation, level: Level, found: Range | None) -> str:
    """Returns what to say when asked; where there is no figure, what to find out first."""
    if found is None:
        return (
            f"No guide gives a figure for {level}. Ask the recruiter for the band, then answer "
            "with a range inside it."
        )
    return Template(pay.asked.say).substitute(
        level=level, low=usd(found.low), high=usd(found.high), basis=found.basis
    )


def usd(amount: int) -> str:
    """Returns dollars as they are said: `$331K`, `$1,234` where they are no whole thousands."""
    return f"${amount // 1000}K" if amount % 1000 == 0 else f"${amount:,}"


def advice(
    pay: Compensation,
    level: Level,
    current: Level | None = None,
    *,
    asked: bool = False,
    own_usd: Sequence[int] = (),
) -> PayAdvice:
    """Returns all that there is to say on pay.

    Args:
        pay: the table.
        level: aimed at.
        current: the user's level now.
        asked: whether the recruiter has asked.
        own_usd: the user's own figures, US dollars a year.
    """
    found = framed(pay, level, own_usd)
    told = pay.asked if asked else pay.not_asked
    rows = (PayRow(level=name, **each.model_dump()) for name, each in pay.levels.items())
    return PayAdvice(
        level=level,
        source=f"{pay.source.published_by}; {pay.source.date}; {pay.region}; {pay.currency}",
        page=pay.source.page,
        rows=tuple(rows),
        steps=tuple(PayStep(lower=s.lower, upper=s.upper, usd=s.usd) for s in steps_of(pay)),
        gain_usd=_difference(pay.median(current), pay.median(level)) if current else None,
        low_usd=found.low if found else None,
        high_usd=found.high if found else None,
        basis=found.basis if found else "",
        width_rule=pay.frame.source,
        asked=asked,
        answer=answer_when_asked(pay, level, found) if asked else pay.not_asked.say,
        why=f"{told.why} ({told.page})",
        negotiable=tuple(f"{each.when}: {each.what} ({each.page})" for each in pay.negotiable),
        warnings=pay.warnings,
    )
