"""Laying a plan's tasks on days and times, for a calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from agent.errors import SettingError
from agent.records.plan import Plan, PlanWeek, Task
from agent.records.plan_table import CalendarForm
from agent.steps.plan_fill import week_start

_ALL_DAYS = tuple(range(7))
_DAY_MIN = 24 * 60


@dataclass(frozen=True, slots=True)
class StudySession:
    """Tasks that are done at one sitting.

    Attributes:
        week: from 1.
        place: in the week, from 1; the same place keeps its event in a calendar.
        begin: without a time zone where none was named: then it is local time, wherever one is.
        end: the same.
        tasks: in order.
    """

    week: int
    place: int
    begin: datetime
    end: datetime
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """When one has time.

    Attributes:
        days: weekdays, 0 for Monday; None for the table's.
        begins: time of day; None for the table's, earlier where a session is long.
        zone: None for local time.
    """

    days: tuple[int, ...] | None = None
    begins: time | None = None
    zone: ZoneInfo | None = None


def study_sessions(plan: Plan, form: CalendarForm, times: Times) -> tuple[StudySession, ...]:
    """Lays all weeks out.

    A week's tasks are shared over its days in order, so that sessions are about equally long; a
    task is never cut, and a mock loop's rounds stay together.

    Raises:
        SettingError: a session would run past midnight.
    """
    return tuple(each for week in plan.weeks for each in _week_sessions(plan, week, form, times))


def _week_sessions(
    plan: Plan, week: PlanWeek, form: CalendarForm, times: Times
) -> tuple[StudySession, ...]:
    start = week_start(plan, week.number)
    total = sum(task.minutes for task in week.tasks)
    days = times.days or form.days
    if times.days is None and total > form.longest_h * 60 * len(days):
        days = _ALL_DAYS
    dates = sorted(start + timedelta(days=(day - start.weekday()) % 7) for day in set(days))
    found: list[StudySession] = []
    for place, (day, tasks) in enumerate(zip(dates, _shared(week.tasks, len(dates)), strict=True)):
        if tasks:
            begin = _begin(day, sum(task.minutes for task in tasks), form, times)
            end = _later(begin, sum(task.minutes for task in tasks))
            found.append(StudySession(week.number, place + 1, begin, end, tuple(tasks)))
    return tuple(found)


def _shared(tasks: Sequence[Task], days: int) -> list[list[Task]]:
    """Shares tasks over days by where the middle of each lies in the week's time."""
    units: list[list[Task]] = []
    for task in tasks:
        joined = task.reason == "loop" and units and units[-1][0].reason == "loop"
        if joined and units[-1][0].text.partition(":")[0] == task.text.partition(":")[0]:
            units[-1].append(task)
        else:
            units.append([task])
    total = sum(task.minutes for task in tasks)
    shared: list[list[Task]] = [[] for _ in range(days)]
    so_far = 0
    for unit in units:
        long = sum(task.minutes for task in unit)
        middle = so_far + long / 2
        shared[min(int(middle * days / total), days - 1)] += unit
        so_far += long
    return shared


def _begin(day: date, minutes: int, form: CalendarForm, times: Times) -> datetime:
    begins = times.begins or time.fromisoformat(form.begins)
    at = begins.hour * 60 + begins.minute
    if times.begins is None:
        until = time.fromisoformat(form.ends_by)
        at = max(0, min(at, until.hour * 60 + until.minute - minutes))
    if at + minutes > _DAY_MIN:
        raise SettingError(
            f"a session of {minutes / 60:g} h from {begins:%H:%M} runs past midnight",
            "begin earlier with --at, or name more days with --days",
        )
    return datetime.combine(day, time(at // 60, at % 60), times.zone)


def _later(begin: datetime, minutes: int) -> datetime:
    """Adds minutes that really go by, also over a change of the clocks."""
    if begin.tzinfo is None:
        return begin + timedelta(minutes=minutes)
    return (begin.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(begin.tzinfo)
