"""`mockloop packet`: a performance-review packet of the user's own facts."""

import json
from datetime import date, datetime
from pathlib import Path

import click

from agent.errors import SettingError
from agent.settings import Settings

_MONTHS = {"june": 6, "december": 12}
_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.argument("facts", required=False, type=click.Path(path_type=Path))
@click.option("--new", type=click.Path(path_type=Path), help="Write a file of facts to fill in.")
@click.option("--deadline", type=_DAY, help="Your own deadline, as in 2027-06-18.")
@click.option("--cycle", type=click.Choice(list(_MONTHS)), help="Which review; else the next.")
@click.option("--out", type=click.Path(path_type=Path), help="Write the pages into this folder.")
@click.option("--calendar", type=click.Path(path_type=Path), help="Write the dates as iCalendar.")
@click.option("--today", type=_DAY, hidden=True, help="Count from this day.")
@click.option("--json", "as_json", is_flag=True, help="Print the pages and dates as JSON.")
def packet(
    facts: Path | None,
    new: Path | None,
    deadline: datetime | None,
    cycle: str | None,
    out: Path | None,
    calendar: Path | None,
    today: datetime | None,
    as_json: bool,
) -> None:
    """Make the pages of a performance review from FACTS: a YAML file, or a self-review.

    One-pager with the KPI matrix, product-first script, debrief narrative, return on investment,
    forecast and dates. What FACTS does not say is asked for, never made up.

    \b
    mockloop packet --new facts.yaml                     a form with comments
    mockloop packet self-review.md --new facts.yaml      the same, begun from your claims
    mockloop packet facts.yaml --deadline 2027-06-18 --out packet/
    mockloop packet facts.yaml --cycle december --calendar review.ics
    """
    from agent.steps.review_dates import review_dates
    from agent.wiring.packet import (
        make_pages,
        projects_in,
        read_facts,
        review_cycles,
        write_calendar,
        write_new,
        write_pages,
    )

    settings = Settings.read()
    if new:
        write_new(new, projects_in(facts, settings) if facts else ())
        click.echo(f"{new}: fill it in, then: mockloop packet {new}")
        return
    if facts is None:
        raise SettingError("no facts are named", "begin with 'mockloop packet --new facts.yaml'")
    dates = review_dates(
        today.date() if today else date.today(),
        review_cycles(),
        deadline.date() if deadline else None,
        _MONTHS[cycle] if cycle else None,
    )
    made = make_pages(read_facts(facts, settings), dates)
    if calendar:
        write_calendar(calendar, dates)
        click.echo(f"written: {calendar}", err=True)
    if out:
        for path in write_pages(out, made):
            click.echo(f"written: {path}", err=True)
    if as_json:
        body = {"pages": made, "dates": dates.model_dump(mode="json")}
        click.echo(json.dumps(body, ensure_ascii=False, indent=1))
    elif not out:
        click.echo("\n".join(made.values()))
