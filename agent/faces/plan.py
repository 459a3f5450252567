"""`mockloop plan`: a preparation plan that follows the guides and adapts to scores."""

import json
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

import click

from agent.errors import PlanError, SettingError, one_line
from agent.ports.clock import local_now
from agent.preparation_assets import plan_table
from agent.records import Level
from agent.records.plan import Plan, Result
from agent.settings import Settings

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON.")


@click.group(invoke_without_command=True)
@click.option("--weeks", type=click.Choice(("4", "5")), help="How many weeks.")
@click.option("--hours", type=float, metavar="N", help="Hours a week, in quarters.")
@click.option(
    "--start", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="First day; today otherwise."
)
@click.option(
    "--level",
    type=click.Choice(get_args(Level)),
    default="E5",
    show_default=True,
    help="The level you aim at.",
)
@click.option("--replace", is_flag=True, help="Make it in the place of the plan there is.")
@_AS_JSON
@click.pass_context
def plan(
    context: click.Context,
    weeks: str | None,
    hours: float | None,
    start: datetime | None,
    level: str,
    replace: bool,
    as_json: bool,
) -> None:
    """Plan four or five weeks: 30 % coding, 40 % design and product, 30 % stories.

    With --weeks and --hours a plan is made; without them it is shown. 'next' adapts it to your
    scorecards, weakest area first, with what is due for repetition before all else. A plan that
    is replaced leaves its scores and repetitions to the new one.

    \b
    mockloop plan --weeks 5 --hours 10 --level E5
    mockloop plan next
    mockloop plan done w1-03 --result good
    mockloop plan export --md plan.md --ics plan.ics
    """
    if context.invoked_subcommand:
        return
    from agent.wiring.plan import kept_plan, make_plan

    settings = Settings.read()
    if (weeks is None) != (hours is None):
        raise SettingError("a plan takes --weeks and --hours", "as in --weeks 5 --hours 10")
    if weeks is None or hours is None:
        if replace or start:
            raise SettingError("a plan takes --weeks and --hours", "as in --weeks 5 --hours 10")
        _outline(kept_plan(settings), as_json)
        return
    at = local_now()
    day = start.date() if start else at.date()
    made = make_plan(settings, int(weeks), hours, day, cast(Level, level), at, replace=replace)
    _outline(made, as_json)
    if not as_json:
        click.echo("\nNext: mockloop plan next")


@plan.command()
@click.option("--week", type=click.IntRange(1, 5), metavar="N", help="Only this week.")
@click.option("--all", "whole", is_flag=True, help="Every task of every week.")
@_AS_JSON
def show(week: int | None, whole: bool, as_json: bool) -> None:
    """Show the plan as it is kept; with --week or --all, its tasks.

    \b
    mockloop plan show
    mockloop plan show --week 2
    """
    from agent.wiring.plan import kept_plan

    kept = kept_plan(Settings.read())
    if week and week > len(kept.weeks):
        raise PlanError(f"the plan has no week {week}", f"it has {len(kept.weeks)}")
    if as_json or not (week or whole):
        _outline(kept, as_json)
        return
    for number in [week] if week else range(1, len(kept.weeks) + 1):
        _week(kept, number)


@plan.command(name="next")
@click.option(
    "--grades",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Scorecards from elsewhere, as 'mockloop grade --out FILE.jsonl' writes them. Repeatable.",
)
@_AS_JSON
def next_(grades: tuple[Path, ...], as_json: bool) -> None:
    """Adapt the plan to the scorecards there are, and show this week.

    Rounds that Mockloop graded are found by themselves. First come things that are due for
    repetition, then sessions for the areas furthest under your level's bar, then the week's own.
    An area without a score is never read as zero: it is named.

    \b
    mockloop plan next
    mockloop plan next --grades grades.jsonl
    """
    from agent.steps.plan_notes import score_lines
    from agent.wiring.plan import adapt_plan, area_titles

    adapted = adapt_plan(Settings.read(), grades, local_now())
    if as_json:
        click.echo(json.dumps({"week": adapted.week, "plan": _data(adapted.plan)}))
        return
    for name in adapted.strange:
        click.echo(f"{one_line(name)} is no scorecard and was passed over", err=True)
    if adapted.week > len(adapted.plan.weeks):
        click.echo("The plan is over. A new one: mockloop plan --weeks 4 --hours N --replace\n")
    else:
        _week(adapted.plan, adapted.week)
        click.echo()
    for line in score_lines(adapted.plan, area_titles(), plan_table()):
        click.echo(one_line(line))


@plan.command()
@click.argument("item", metavar="TASK|ITEM")
@click.option(
    "--result",
    type=click.Choice(get_args(Result)),
    default="good",
    show_default=True,
    help="How it went: it decides when the thing comes again.",
)
@_AS_JSON
def done(item: str, result: str, as_json: bool) -> None:
    """Mark a task as done, by its id, or by the item that it is about.

    An item is problem:ID, design:ID, story:VALUE or area:ROUND/AREA.

    \b
    mockloop plan done w1-03
    mockloop plan done problem:stale-features --result hard
    """
    from agent.wiring.plan import finish_task

    kept, task = finish_task(Settings.read(), item, cast(Result, result), local_now())
    name = task.item if task else item
    card = kept.cards.get(name)
    if as_json:
        data = {"task": task.model_dump(mode="json") if task else None}
        click.echo(json.dumps(data | {"card": card.model_dump(mode="json") if card else None}))
        return
    click.echo(f"done: {one_line(task.text if task else item)}")
    if card:
        click.echo(f"{name} comes again on {card.due[:10]}")


@plan.command()
@click.option("--md", "page", type=click.Path(path_type=Path), metavar="FILE", help="As Markdown.")
@click.option(
    "--ics", "calendar", type=click.Path(path_type=Path), metavar="FILE", help="As iCalendar."
)
@click.option("--days", metavar="LIST", help="Days that you have time on, as in mon,wed,sat.")
@click.option("--at", "begins", metavar="HH:MM", help="When sessions begin; 18:30 or earlier.")
@click.option(
    "--tz", "zone", metavar="NAME", help="A time zone, as in Europe/Paris; local time otherwise."
)
@click.option(
    "--alarm",
    type=click.IntRange(0, 1440),
    metavar="MINUTES",
    help="How long before a session the calendar reminds you; 15 otherwise, 0 for not at all.",
)
def export(
    page: Path | None,
    calendar: Path | None,
    days: str | None,
    begins: str | None,
    zone: str | None,
    alarm: int | None,
) -> None:
    """Write the plan as Markdown and as a calendar.

    An event keeps its UID, so a calendar that imports the file again moves its events rather than
    doubling them; what falls away is marked as cancelled. Without --tz events are in local time,
    wherever the calendar is.

    \b
    mockloop plan export --md plan.md --ics plan.ics
    mockloop plan export --ics plan.ics --days mon,wed,sat --at 07:00 --tz Europe/Paris
    """
    from agent.steps.plan_sessions import Times
    from agent.wiring.plan import export_plan

    if page is None and calendar is None:
        raise SettingError("no file is named", "add --md FILE, --ics FILE, or both")
    times = Times(_days(days), _time(begins), _zone(zone))
    sessions = export_plan(Settings.read(), page, calendar, times, alarm, local_now())
    for path in (page, calendar):
        if path is not None:
            click.echo(f"written: {path}")
    where = zone or "local time"
    click.echo(f"{len(sessions)} study sessions in {where}")


def _outline(kept: Plan, as_json: bool) -> None:
    from agent.steps.plan_text import outline_lines
    from agent.wiring.plan import area_titles

    if as_json:
        click.echo(json.dumps(_data(kept)))
        return
    for line in outline_lines(kept, plan_table(), area_titles()):
        click.echo(line)


def _week(kept: Plan, number: int) -> None:
    from agent.steps.plan_text import week_lines

    for line in week_lines(kept, kept.weeks[number - 1]):
        click.echo(line)


def _data(kept: Plan) -> object:
    return kept.model_dump(mode="json")


def _days(text: str | None) -> tuple[int, ...] | None:
    if text is None:
        return None
    names = [name.strip().lower()[:3] for name in text.split(",")]
    if strange := [name for name in names if name not in _DAYS]:
        raise SettingError(f"{one_line(strange[0])!r} is no day", f"choose {', '.join(_DAYS)}")
    return tuple(sorted({_DAYS.index(name) for name in names}))


def _time(text: str | None) -> time | None:
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%H:%M").time()
    except ValueError as error:
        raise SettingError(f"{text!r} is no time of day", "write it as in 18:30") from error


def _zone(name: str | None) -> "ZoneInfo | None":
    if name is None:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingError(
            f"there is no time zone {name!r}", "write it as in Europe/Paris"
        ) from error
