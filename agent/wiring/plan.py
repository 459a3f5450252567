"""The preparation plan: made, adapted to scores, worked off, and exported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from agent import assets
from agent.errors import PlanError, SettingError
from agent.ports.calendar_file import CalendarEvent, calendar_file
from agent.ports.files import storage_faults, write_whole
from agent.ports.spacing import Spacing
from agent.preparation_assets import plan_table
from agent.records import Level
from agent.records.plan import Plan, PlanWeek, Result, Task
from agent.records.plan_table import PlanTable
from agent.settings import Settings
from agent.steps.plan_fill import Means, current_week, filled, form_of
from agent.steps.plan_marks import finished, marked
from agent.steps.plan_sessions import StudySession, Times, study_sessions
from agent.steps.plan_split import split_minutes
from agent.steps.plan_stock import Stock, stock_of
from agent.steps.plan_text import FIRST_LINE, plan_page, session_text, session_title
from agent.wiring.plan_file import PlanFile, held_plan
from agent.wiring.plan_scores import kept_scores, named_scores

MOST_HOURS = 60.0
_YEARS = (2000, 9000)
_HEAD_BYTES = 400


@dataclass(frozen=True, slots=True)
class Adapted:
    """A plan after scores were taken in.

    Attributes:
        plan: with this week and those to come filled anew.
        week: the number of this week; one past the last where the plan is over.
        strange: names of kept reports that are no scorecards.
    """

    plan: Plan
    week: int
    strange: tuple[str, ...]


def make_plan(
    settings: Settings,
    weeks: int,
    hours: float,
    start: date,
    level: Level,
    now: datetime,
    *,
    replace: bool,
) -> Plan:
    """Makes a plan and keeps it.

    One that takes another's place keeps what was measured: scores, cards, and its calendar.

    Args:
        settings: of the run.
        weeks: 4 or 5.
        hours: a week, in quarters.
        start: its first day.
        level: the target; one that the rubrics have bars for.
        now: with its time zone.
        replace: whether it may take another's place.

    Raises:
        SettingError: the hours, the start or the level cannot be planned for.
        PlanError: there is a plan already.
        StorageError: it cannot be kept.
    """
    _check_hours(hours)
    if not _YEARS[0] <= start.year <= _YEARS[1]:
        raise SettingError(f"{start} is too far off to plan from", "check --start")
    bars, table = _bars(level), plan_table()
    form = table.forms["4" if weeks == 4 else "5"]
    minutes = split_minutes(hours, [week.focus for week in form.weeks], table.shares)
    with held_plan(settings) as file:
        before = None if replace and not _readable(file) else file.read()
        if before is not None and not replace:
            raise PlanError(
                f"there is a plan already, from {before.start}",
                "'mockloop plan show' shows it; --replace makes a new one in its place",
            )
        plan = Plan(
            id=f"plan-{assets.short_hash(now.isoformat())}",
            made=now.isoformat(),
            table_version=table.version,
            start=start.isoformat(),
            hours=hours,
            level=level,
            weeks=tuple(
                PlanWeek(number=number, title=week.title, minutes=part)
                for number, (week, part) in enumerate(zip(form.weeks, minutes, strict=True), 1)
            ),
        )
        if before is not None:
            plan = _after(plan, before, bars)
        plan = filled(plan, means_of(plan), start)
        file.write(plan)
    return plan


def adapt_plan(settings: Settings, grades: Sequence[Path], now: datetime) -> Adapted:
    """Takes in the scorecards there are and fills this week and those to come anew.

    Raises:
        PlanError: there is no plan, or it cannot be read.
        SettingError: a file of grades cannot be read.
        StorageError: the plan cannot be kept.
    """
    table = plan_table()
    with held_plan(settings) as file:
        plan = file.must_read()
        kept, strange = kept_scores(settings)
        graded = (*kept, *named_scores(settings, grades))
        plan = marked(plan, graded, _bars(plan.level), table, _spacing(table))
        plan = filled(plan, means_of(plan), now.date())
        file.write(plan)
    return Adapted(plan, current_week(plan, now.date()), strange)


def finish_task(
    settings: Settings, named: str, result: Result, now: datetime
) -> tuple[Plan, Task | None]:
    """Marks a task as done, or reviews the card of an item.

    Raises:
        PlanError: there is no plan, no such task or item, or it is done already.
        StorageError: the plan cannot be kept.
    """
    table = plan_table()
    with held_plan(settings) as file:
        plan = file.must_read()
        plan, task = finished(plan, named, result, now, _stock(plan), _spacing(table))
        file.write(plan)
    return plan, task


def kept_plan(settings: Settings) -> Plan:
    """Returns the plan as it is kept.

    Raises:
        PlanError: there is none, or it cannot be read.
    """
    return PlanFile(settings.home).must_read()


def export_plan(
    settings: Settings,
    page: Path | None,
    calendar: Path | None,
    times: Times,
    alarm_min: int | None,
    now: datetime,
) -> tuple[StudySession, ...]:
    """Writes the plan as a page and as a calendar.

    Args:
        settings: of the run.
        page: Markdown; None for none.
        calendar: iCalendar; None for none.
        times: when one has time.
        alarm_min: minutes before a session; None for the table's, 0 for no alarm.
        now: with its time zone.

    Returns:
        The study sessions.

    Raises:
        PlanError: there is no plan.
        SettingError: a session would run past midnight, or a page is there that is not ours.
        StorageError: a file cannot be written.
    """
    table = plan_table()
    with held_plan(settings) as file:
        plan = file.must_read()
        sessions = study_sessions(plan, table.calendar, times)
        for path, first in ((page, FIRST_LINE), (calendar, "BEGIN:VCALENDAR")):
            if path is not None:
                _check_ours(path, first)
        if page is not None:
            write_whole(page, plan_page(plan, table, area_titles(), sessions))
        if calendar is not None:
            alarm = table.calendar.alarm_min if alarm_min is None else alarm_min
            events = _events(plan, sessions, alarm or None)
            write_whole(calendar, calendar_file("Interview preparation", events, now, plan.exports))
            kept = {
                event.uid: f"{event.begin.isoformat()}/{event.end.isoformat()}" for event in events
            }
            file.write(
                plan.model_copy(
                    update={"exports": plan.exports + 1, "exported": plan.exported | kept}
                )
            )
    return sessions


def means_of(plan: Plan) -> Means:
    """Returns what a plan's weeks are filled from."""
    return Means(plan_table(), _stock(plan), area_titles())


def area_titles() -> dict[str, str]:
    """Returns the titles of all areas of the rubrics, by `ROUND/AREA`."""
    return {f"{each.id}/{area.id}": area.title for each in assets.rubrics() for area in each.areas}


def _stock(plan: Plan) -> Stock:
    return stock_of(
        plan_table(),
        form_of(plan, plan_table()).stories_planned,
        [assets.problem(each) for each in assets.problem_ids()],
        assets.questions("ml-design"),
        assets.questions("product-sense"),
        assets.questions("partner"),
    )


def _spacing(table: PlanTable) -> Spacing:
    return Spacing(table.calendar.retention)


def _check_hours(hours: float) -> None:
    if not 0.25 <= hours <= MOST_HOURS or (hours * 4) % 1:
        raise SettingError(
            f"{hours:g} hours a week cannot be planned",
            f"choose quarters of an hour from 0.25 to {MOST_HOURS:g}",
        )


def _bars(level: Level) -> dict[str, float]:
    bars = {each.id: float(each.bars[level]) for each in assets.rubrics() if level in each.bars}
    if not bars:
        known = sorted({name for each in assets.rubrics() for name in each.bars})
        raise SettingError(f"the rubrics have no bar for {level}", f"choose {', '.join(known)}")
    return bars


def _readable(file: PlanFile) -> bool:
    try:
        file.read()
    except PlanError:
        return False
    return True


def _after(plan: Plan, before: Plan, bars: dict[str, float]) -> Plan:
    """The plan with what was measured under the one whose place it takes."""
    marks = {
        name: mark.model_copy(update={"bar": bars.get(name.partition("/")[0], mark.bar)})
        for name, mark in before.marks.items()
    }
    kept = ("id", "cards", "not_judged", "practised", "seen", "exports", "exported")
    return plan.model_copy(update={name: getattr(before, name) for name in kept} | {"marks": marks})


def _events(
    plan: Plan, sessions: Sequence[StudySession], alarm_min: int | None
) -> list[CalendarEvent]:
    events = [
        CalendarEvent(
            uid=f"{plan.id}-w{each.week}-s{each.place}@mockloop",
            begin=each.begin,
            end=each.end,
            title=session_title(each, plan),
            text=session_text(each),
            alarm_min=alarm_min,
        )
        for each in sessions
    ]
    there = {event.uid for event in events}
    for uid, span in plan.exported.items():
        if uid not in there:
            begin, end = (datetime.fromisoformat(part) for part in span.split("/"))
            title = "Interview preparation: dropped"
            events.append(CalendarEvent(uid, begin, end, title, "", cancelled=True))
    return events


def _check_ours(path: Path, first: str) -> None:
    """Refuses to write over a file that is not ours."""
    if not path.exists():
        return
    with storage_faults(path), path.open("rb") as file:
        head = file.read(_HEAD_BYTES).decode(errors="replace")
    if head and first not in head:
        raise SettingError(f"{path} is there already and not ours", "name another file")
