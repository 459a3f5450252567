"""`mockloop debrief`: the sealed rounds of a loop, read together."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from agent.errors import one_line
from agent.faces.terminal import console, download_bar, say_models
from agent.records import Level
from agent.records.debrief import Debrief, Process
from agent.settings import Settings

if TYPE_CHECKING:
    from agent.wiring.debrief import Gathered

_COLOURS = {"hire": "green", "no hire": "red", "cannot tell": "yellow"}

PRIOR = click.option(
    "--prior",
    type=click.FloatRange(0.001, 0.999),
    help="Probability of being truly at the level, before any round.",
)
PROCESS = click.option(
    "--process",
    type=click.Choice(get_args(Process)),
    help="Who decides: the guides disagree; the manager where nothing is said.",
)
WORDED = click.option(
    "--worded", is_flag=True, help="Let the model word each interviewer's statement."
)
AS_JSON = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object and nothing else."
)
OUT = click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write it as Markdown as well."
)
"""Options of every command that makes a debrief."""


@dataclass(frozen=True, slots=True)
class DebriefOrder:
    """How a debrief is made and shown.

    Attributes:
        loop: its name.
        level: asked for; the rounds' own where it is None.
        prior: probability before the rounds; the stated one where it is None.
        process: who decides; the default where it is None.
        worded: whether a model words the statements.
        as_json: whether one JSON object is printed.
        out: where it is written as Markdown as well; None for nowhere.
    """

    loop: str
    level: Level | None
    prior: float | None
    process: Process | None
    worded: bool
    as_json: bool
    out: Path | None


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--level",
    type=click.Choice(get_args(Level)),
    help="The level asked for; the rounds' otherwise.",
)
@PRIOR
@PROCESS
@WORDED
@AS_JSON
@OUT
def debrief(
    paths: tuple[Path, ...],
    level: Level | None,
    prior: float | None,
    process: Process | None,
    worded: bool,
    as_json: bool,
    out: Path | None,
) -> None:
    """Read the rounds of one loop together and decide it, by rules.

    PATHS are sealed rounds, or scorecards that `mockloop grade --out x.jsonl` wrote with their
    transcripts beside them, or folders of these. No model is asked unless --worded is given.

    \b
    mockloop debrief loop/ --level E5
    mockloop debrief loop.jsonl transcripts/ --prior 0.4 --out debrief.md
    mockloop debrief loop.jsonl --json | jq .ruled
    """
    from agent.wiring.debrief import gather

    order = DebriefOrder(paths[0].stem, level, prior, process, worded, as_json, out)
    open_debrief(gather(paths), order)


def open_debrief(gathered: "Gathered", order: DebriefOrder) -> None:
    """Makes a debrief of rounds, and prints and writes it as ordered.

    Raises:
        SettingError: no level is known, or no prior is stated for it.
        StorageError: the page cannot be written.
    """
    from agent.ports.files import write_whole
    from agent.steps.debriefing.page import page
    from agent.wiring.debrief import debrief_of

    found = debrief_of(gathered, order.loop, order.level, order.prior, order.process)
    if order.worded:
        found = _worded(console(stderr=order.as_json), found)
    if order.out:
        write_whole(order.out, page(found))
    if order.as_json:
        click.echo(found.model_dump_json(indent=1))
        return
    show_debrief(console(), found)
    if order.out:
        click.echo(f"written: {order.out}")


def _worded(screen: Console, found: Debrief) -> Debrief:
    from agent.wiring.debrief import worded
    from agent.wiring.models import open_models

    settings = Settings.read()
    with download_bar(screen) as bar, open_models(settings, bar) as models:
        say_models(screen, settings, models, ("interviewer",))
        return worded(found, models.get("interviewer"))


def show_debrief(out: Console, found: Debrief) -> None:
    """Prints a debrief: the decision first, then what it rests on."""
    from agent.steps.debriefing import page

    out.print(f"{found.loop}, {found.level}", style="bold", markup=False)
    out.print(found.outcome, style=f"bold {_COLOURS[found.ruled.decision]}", markup=False)
    _lines(out, "", page.decision_lines(found))
    table = Table(box=None, pad_edge=False)
    for name in ("round", "layer", "verdict", "why"):
        table.add_column(name, header_style="bold", overflow="fold")
    for each in found.rounds:
        row = (each.place, each.layer or "-", each.verdict or "none", one_line(each.reason))
        table.add_row(*map(escape, row))
    out.print(table)
    layers = ", ".join(f"{each.layer}: {each.signal}" for each in found.layers)
    out.print(f"layers: {layers}", markup=False)
    _lines(out, "the odds, round by round", page.update_lines(found))
    _lines(out, "what would have flipped it", page.flip_lines(found))
    _lines(out, "told two ways", page.contradiction_lines(found))
    _lines(out, "the discussion", page.discussion_lines(found))
    _lines(out, "level and risk", page.level_lines(found))
    _lines(out, "what this rests on", page.basis_lines(found))


def _lines(out: Console, title: str, lines: Iterable[str]) -> None:
    if title:
        out.print(f"\n{title}", style="bold")
    for line in lines:
        out.print(f"  {line}", markup=False)
