"""`mockloop eval baselines`: other ways to make the same model grade."""

from typing import TYPE_CHECKING

import click
from rich.console import Console

from agent.errors import one_line
from agent.faces.terminal import console, download_bar
from agent.settings import Settings

if TYPE_CHECKING:
    from agent.wiring.baselines import Ran, Watch


@click.command()
@click.option(
    "--only",
    multiple=True,
    metavar="NAME",
    help="Only this baseline; may be repeated: one-call, digit, checklist, openevals, geval.",
)
@click.option("--model", default="", help="PROVIDER:NAME; embedded:qwen2.5-coder-0.5b otherwise.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    help="Ask only about the first so many transcripts; all of the fixed part otherwise.",
)
def baselines(only: tuple[str, ...], model: str, limit: int | None) -> None:
    """Make the same model grade in the ways that others do, on a fixed part of the labels.

    Needs a checkout. Every answer is kept, so that an interrupted run goes on where it was; all of
    them take hours on the embedded model. Writes a line an area to
    evals/labelled/given/NAME.jsonl; an answer that cannot be read is null there, with the reason.
    What openevals and geval need is an extra, in an environment of its own (make baselines).

    \b
    mockloop eval baselines --only one-call --only digit --only checklist
    mockloop eval baselines --only openevals --limit 1
    """
    from agent.wiring.baselines import Order, run_baselines

    out = console()
    with download_bar(out) as bar:
        order = Order(only, model, limit or 0)
        for ran in run_baselines(order, Settings.read(), _watch(out), bar):
            _show(out, ran)
    out.print("written to evals/labelled/given", style="dim")


def _watch(out: Console) -> "Watch":
    """Says each answer when it is there: in one place on a terminal, a line each in a file."""
    end = "\r" if out.is_terminal else "\n"

    def watch(baseline: str, transcript: str, done: int, total: int, left_s: float) -> None:
        text = f"{baseline}: {one_line(transcript)}, {done} of {total}, {left_s / 60:.0f} min left"
        out.print(f"{text:<78}", style="dim", markup=False, soft_wrap=True, end=end)

    return watch


def _show(out: Console, ran: "Ran") -> None:
    """Prints how many lines there are now, and what they cost."""
    use = ran.usage
    for grader, number in ran.lines.items():
        text = f"{grader}: {number} areas, {ran.unscored[grader]} of them unscored"
        out.print(f"{text:<78}", style="bold", markup=False)
    speed = f"{use.tokens_evaluated / use.seconds:.0f} read a second" if use.seconds else "no time"
    out.print(
        f"  {ran.asked} answers asked now; in all {use.tokens_evaluated:,} tokens read, "
        f"{use.tokens_cached:,} cached, {use.tokens_generated:,} written, "
        f"{use.seconds:,.0f} s ({speed})",
        markup=False,
        soft_wrap=True,
    )
