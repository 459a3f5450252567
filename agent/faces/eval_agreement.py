"""`mockloop eval agreement`: how far graders agree with the labels."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from agent.faces.terminal import console
from agent.ports.files import write_whole

if TYPE_CHECKING:
    from agent.steps.agreement_report import Section
    from agent.wiring.agreement import GivenBy

_COLOURS = {"met": "green", "missed": "red", "not measured": "yellow"}

_WIDE = 200
"""Columns where nobody's terminal is looked at."""


@click.command()
@click.option("--areas", is_flag=True, help="Show every area by itself as well.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON a row.")
@click.option("--write", type=click.Path(path_type=Path), help="Write all of it as Markdown here.")
def agreement(areas: bool, as_json: bool, write: Path | None) -> None:
    """Show how far graders agree with the labelled transcripts, against baselines and raters.

    Reads what graders gave from evals/labelled/given; no model is asked. Each round and kind of
    transcript is shown by itself.

    \b
    mockloop eval agreement
    mockloop eval agreement --areas
    mockloop eval agreement --write docs/agreement.md
    """
    show_agreement(console(), areas=areas, as_json=as_json, write=write)


def show_agreement(
    out: Console,
    ours: "GivenBy | None" = None,
    *,
    areas: bool = False,
    as_json: bool = False,
    write: Path | None = None,
) -> None:
    """Measures graders against the labels and prints what was found.

    Args:
        out: where it is shown.
        ours: what our own grader gave, in place of what is kept of it.
        areas: whether each area is shown by itself as well.
        as_json: whether lines of JSON are printed instead.
        write: where to write all of it as Markdown.

    Raises:
        EvalError: the labels are not there, or what is kept does not fit them.
        StorageError: the file cannot be written.
    """
    from agent.steps.agreement_report import NOTE, graders_text, json_rows, markdown, sections
    from agent.wiring.agreement import agreement_table

    table = agreement_table(ours)
    if write:
        write_whole(write, markdown(table))
    if as_json:
        for row in json_rows(table):
            click.echo(json.dumps(row))
        return
    for section in sections(table, areas=areas):
        out.print(f"\n{section.title}", style="bold", markup=False)
        out.print(_shown(section), width=None if out.is_terminal else _WIDE, crop=False)
    for line in (NOTE, *graders_text(table), f"labels {table.labels}"):
        out.print(line, style="dim", markup=False, soft_wrap=True)


def _shown(section: "Section") -> Table:
    shown = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for number, name in enumerate(section.columns):
        shown.add_column(name, header_style="bold", overflow="fold", no_wrap=number == 0)
    for row in section.rows:
        shown.add_row(*(_coloured(text) for text in row))
    return shown


def _coloured(text: str) -> str:
    return f"[{_COLOURS[text]}]{text}[/]" if text in _COLOURS else escape(text)
