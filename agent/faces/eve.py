"""`mockloop eve`: the day before an interview, and the artefacts that one takes along."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agent.errors import SettingError, one_line
from agent.ports.clock import local_now
from agent.preparation_assets import eve_table
from agent.records.eve import Facts

if TYPE_CHECKING:
    from agent.steps.eve_times import Day
    from agent.wiring.eve import Artefact


@click.command()
@click.option(
    "--facts",
    "facts_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your facts, as --new writes a file for them.",
)
@click.option(
    "--new",
    "new_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a file to fill your facts in, and end.",
)
@click.option("--at", metavar="TIME", help='The interview, local time, as in "2026-12-01 09:00".')
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write one-pager, notebook, slides, mail and checklist there.",
)
@click.option(
    "--rest/--no-rest",
    default=True,
    show_default=True,
    help="Keep a night free; the guide's three phases of eight hours leave none.",
)
@click.option("--replace", is_flag=True, help="Write over artefacts that you have edited, too.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON.")
def eve(
    facts_file: Path | None,
    new_file: Path | None,
    at: str | None,
    out: Path | None,
    rest: bool,
    replace: bool,
    as_json: bool,
) -> None:
    """Prepare the day before: a timed checklist, and artefacts from your own facts.

    Three phases, data refresh, narrative rehearsal and signal polishing, fill the 24 hours before
    the interview. What your facts do not say becomes a named blank, and is listed at the end.

    \b
    mockloop eve --new facts.yaml
    mockloop eve --facts facts.yaml --at "2026-12-01 09:00" --out eve/
    mockloop eve --facts facts.yaml --out eve/ --replace
    """
    from agent.wiring.eve import plan_day, read_facts, write_artefacts, write_template

    if new_file is not None:
        write_template(new_file)
        click.echo(f"written: {one_line(str(new_file))}")
        click.echo(f"Fill it in, then: mockloop eve --facts {one_line(str(new_file))} --at TIME")
        return
    if facts_file is None and at is None:
        raise SettingError(
            "neither facts nor a time are given",
            "begin with: mockloop eve --new facts.yaml",
        )
    moment = local_now()
    facts = read_facts(facts_file) if facts_file else Facts()
    today = moment.replace(tzinfo=None)
    day = plan_day(facts, _time(at), today, rest=rest) if at else None
    made = write_artefacts(out, facts, day, moment, replace=replace) if out else ()
    if as_json:
        click.echo(json.dumps(_data(facts, day, made)))
        return
    if day:
        _show_day(day, rest=rest)
    _show_artefacts(made, out)
    _show_missing(facts)


def _time(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise SettingError(
            f"{text!r} is no date and time", 'write it as in "2026-12-01 09:00"'
        ) from error
    if found.tzinfo is not None:
        raise SettingError("--at takes local time, without a zone", 'as in "2026-12-01 09:00"')
    if len(text.strip()) <= len("2026-12-01"):
        raise SettingError(f"{text!r} has no time of day", 'write it as in "2026-12-01 09:00"')
    return found


def _show_day(day: "Day", *, rest: bool) -> None:
    from agent.steps.eve_artefacts import checklist_lines

    for line in checklist_lines(day):
        click.echo(line)
    click.echo()
    if rest:
        click.echo(eve_table().rest.about)
    if day.late_min:
        hours, minutes = divmod(day.late_min, 60)
        click.echo(
            f"Late: the cheat sheet should have been final {eve_table().final_h} hours before"
            f" the interview, {hours} h {minutes} min ago. Finish it first."
        )


def _show_artefacts(made: "tuple[Artefact, ...]", out: Path | None) -> None:
    for each in made:
        note = ": you have edited it; --replace writes over it" if each.outcome == "kept" else ""
        click.echo(f"{each.outcome}: {one_line(str(each.path))}{note}")
    if out is None:
        click.echo("--out FOLDER writes the one-pager, the notebook, the slides and the mail.")


def _show_missing(facts: Facts) -> None:
    from agent.steps.eve_artefacts import number_notes

    asks = eve_table().asks
    for line in number_notes(facts):
        click.echo(line)
    if facts.missing:
        click.echo("Blank, since your facts do not say:")
        for name in facts.missing:
            click.echo(f"  {name}: {asks[name]}")


def _data(facts: Facts, day: "Day | None", made: "tuple[Artefact, ...]") -> dict[str, object]:
    from agent.steps.eve_artefacts import mail, number_notes

    table = eve_table()
    found: dict[str, object] = {
        "artefacts": [{"path": str(a.path), "outcome": a.outcome} for a in made],
        "missing": [{"fact": name, "asks": table.asks[name]} for name in facts.missing],
        "notes": list(number_notes(facts)),
        "mail": mail(facts, table),
        "checklist": None,
    }
    if day:
        found |= {
            "interview": day.interview.isoformat(),
            "late_min": day.late_min,
            "checklist": [
                {
                    "begin": entry.begin.isoformat(),
                    "end": entry.end.isoformat(),
                    "phase": entry.phase or None,
                    "text": entry.text,
                    "passed": entry.passed,
                }
                for entry in day.entries
            ],
        }
    return found
