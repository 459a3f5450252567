"""The timed checklist of the day before: phases and steps, laid out from the interview's time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from agent.records.eve import EvePhase, EveTable, Rest
from agent.steps.eve_facts import filled_in

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the checklist.

    Attributes:
        begin: when.
        end: when it is over; the beginning itself where it is a deadline.
        phase: the phase's title; empty for a deadline and for rest.
        text: what to do.
        passed: whether its time is over already.
    """

    begin: datetime
    end: datetime
    phase: str
    text: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Day:
    """The day before.

    Attributes:
        interview: when it is.
        entries: in order.
        phases: when each phase lies: its title, and its spans, which rest may cut.
        late_min: minutes by which the cheat sheet is late; 0 where it is not.
    """

    interview: datetime
    entries: tuple[Entry, ...]
    phases: tuple[tuple[str, tuple[Span, ...]], ...]
    late_min: int


def day_before(
    table: EveTable, words: Mapping[str, str], interview: datetime, now: datetime, *, rest: bool
) -> Day:
    """Lays the day out.

    The phases share the time between them equally, in their order. Steps follow each other from the
    beginning of their phase, cut by rest if need be; what a phase has over is free.

    Args:
        table: what there is to do.
        words: the facts, as in a sentence.
        interview: when it is; local time, without a zone.
        now: the same.
        rest: whether a night is kept free.
    """
    begin = interview - timedelta(hours=table.hours)
    night = _night(table.rest, begin, interview) if rest else None
    awake = _without((begin, interview), night)
    final = interview - timedelta(hours=table.final_h)
    entries = [Entry(final, final, "", "The cheat sheet (one-pager.md) is final.", final < now)]
    if night is not None:
        entries.append(Entry(*night, "", "Sleep.", night[1] < now))
    phases: list[tuple[str, tuple[Span, ...]]] = []
    third = _length(awake) / len(table.phases)
    for place, phase in enumerate(table.phases):
        spans = tuple(_part(awake, third * place, third * (place + 1)))
        phases.append((phase.title, spans))
        entries += _steps(phase, spans, words, now)
        entries += _at_their_time(phase, begin, interview, words, now)
    entries.sort(key=lambda entry: entry.begin)
    late = max(0, int((now - final).total_seconds() // 60))
    return Day(interview, tuple(entries), tuple(phases), late)


def _steps(
    phase: EvePhase, spans: Sequence[Span], words: Mapping[str, str], now: datetime
) -> Iterator[Entry]:
    """The steps of a phase, cut where rest lies; shorter where the phase does not hold them."""
    steps = [step for step in phase.steps if not step.at]
    wanted = sum(step.minutes for step in steps)
    scale = min(1.0, _length(spans).total_seconds() / 60 / wanted) if wanted else 1.0
    so_far = timedelta()
    for step in steps:
        long = timedelta(minutes=int(step.minutes * scale))
        text = filled_in(step.text, words)
        for place, (begin, end) in enumerate(_part(spans, so_far, so_far + long)):
            said = f"Go on: {text}" if place else text
            yield Entry(begin, end, phase.title, said, end < now)
        so_far += long


def _at_their_time(
    phase: EvePhase, begin: datetime, interview: datetime, words: Mapping[str, str], now: datetime
) -> Iterator[Entry]:
    """The steps that have a time of their own; at the day's beginning where that lies later."""
    eve = interview.date() - timedelta(days=1)
    for step in phase.steps:
        if step.at:
            lies = max(begin, datetime.combine(eve, time.fromisoformat(step.at)))
            end = lies + timedelta(minutes=step.minutes)
            yield Entry(lies, end, phase.title, filled_in(step.text, words), end < now)


def _night(rest: Rest, begin: datetime, interview: datetime) -> Span | None:
    """The night that keeps most hours between the beginning and some time before the interview."""
    latest = interview - timedelta(hours=rest.awake_h)
    bed = time.fromisoformat(rest.begins)
    found: list[Span] = []
    for days in (-1, 0, 1):
        lies = datetime.combine(begin.date() + timedelta(days=days), bed)
        found.append((max(lies, begin), min(lies + timedelta(hours=rest.hours), latest)))
    best = max(found, key=lambda span: span[1] - span[0])
    return best if best[0] < best[1] else None


def _without(whole: Span, gap: Span | None) -> tuple[Span, ...]:
    if gap is None:
        return (whole,)
    spans = ((whole[0], gap[0]), (gap[1], whole[1]))
    return tuple(span for span in spans if span[0] < span[1])


def _length(spans: Sequence[Span]) -> timedelta:
    return sum((end - begin for begin, end in spans), timedelta())


def _part(spans: Sequence[Span], start: timedelta, stop: timedelta) -> Iterator[Span]:
    """Yields what lies between two distances from the beginning, with the gaps left out."""
    so_far = timedelta()
    for begin, end in spans:
        low = max(start - so_far, timedelta())
        high = min(stop - so_far, end - begin)
        if low < high:
            yield _to_minute(begin + low), _to_minute(begin + high)
        so_far += end - begin


def _to_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
