"""`mockloop comp`: what levels pay by the guides, and what to answer on pay."""

from typing import get_args

import click
from rich.console import Console
from rich.table import Table

from agent.faces.terminal import console
from agent.records import Level
from agent.records.pay_advice import PayAdvice

_LEVEL = click.Choice(get_args(Level))
_MOST_USD = 100_000_000


@click.command()
@click.option("--level", type=_LEVEL, default="E5", show_default=True, help="The level you aim at.")
@click.option("--current", type=_LEVEL, help="Your level now, to see what the step is worth.")
@click.option("--asked", is_flag=True, help="The recruiter has asked: what to answer.")
@click.option(
    "--own",
    "own_usd",
    type=click.IntRange(1, _MOST_USD),
    multiple=True,
    metavar="USD",
    help="A figure of your own (an offer, an end of the band), US dollars a year. Repeatable.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
def comp(
    level: Level, current: Level | None, asked: bool, own_usd: tuple[int, ...], as_json: bool
) -> None:
    """Show what levels pay by the guides, what a step is worth, and what to say on pay.

    Every figure is from the guide pages, with its date, or your own. Where the guides give none,
    none is shown.

    \b
    mockloop comp --level E5 --current E4
    mockloop comp --level E5 --asked
    mockloop comp --asked --own 450000 --own 500000
    mockloop comp --json | jq .steps
    """
    from agent.steps.pay import advice
    from agent.wiring.debrief_data import compensation

    found = advice(compensation(), level, current, asked=asked, own_usd=own_usd)
    if as_json:
        click.echo(found.model_dump_json(indent=1))
    else:
        _show(console(), found, current)


def _show(out: Console, found: PayAdvice, current: Level | None) -> None:
    table = Table(box=None, pad_edge=False)
    for name in ("level", "", "years", "median total pay"):
        table.add_column(name, header_style="bold")
    for row in found.rows:
        table.add_row(row.level, row.name, row.years or "not given", _usd(row.median_usd))
    out.print(table)
    out.print(f"{found.source} ({found.page})", style="dim", markup=False)
    for step in found.steps:
        if step.usd is not None:
            out.print(f"from {step.lower} to {step.upper}: {_usd(step.usd)} more", markup=False)
    if current:
        gain = "not known: a figure is missing" if found.gain_usd is None else _usd(found.gain_usd)
        out.print(f"from your {current} to {found.level}: {gain}", markup=False)
    out.print()
    if found.low_usd is not None and found.high_usd is not None:
        ends = f"{_usd(found.low_usd)} to {_usd(found.high_usd)}"
        out.print(f"range for {found.level}: {ends}, from {found.basis}", markup=False)
        if "own" not in found.basis or "figures" not in found.basis:
            out.print(f"width: {found.width_rule}", style="dim", markup=False)
    when = "asked" if found.asked else "not asked"
    out.print(f"{when}: ", style="bold", end="")
    out.print(found.answer, markup=False)
    out.print(found.why, style="dim", markup=False)
    out.print("\nwhat can be moved", style="bold")
    for line in (*found.negotiable, *found.warnings):
        out.print(f"- {line}", markup=False)


def _usd(amount: int | None) -> str:
    from agent.steps.pay import usd

    return "none is given" if amount is None else usd(amount)
