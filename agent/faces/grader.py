"""`mockloop grader`: what the embedded grader was fitted on, how good it is, and a new fit."""

import json
from contextlib import ExitStack

import click
from rich.table import Table

from agent import assets
from agent.faces.terminal import console, download_bar
from agent.records import ProbeCard
from agent.settings import Settings


@click.group()
def grader() -> None:
    """Show and fit the embedded grader, which reads scores from a small model's hidden states."""


@grader.command()
@click.option("--json", "as_json", is_flag=True, help="Print the card as JSON.")
def show(as_json: bool) -> int:
    """Show what the embedded grader was fitted on, and how far its scores lie from labels.

    Exit code 2 if something it was fitted with has changed since, so that it will not grade.

    \b
    mockloop grader show
    mockloop grader show --json
    """
    from agent.wiring.probe_file import read_card
    from agent.wiring.probe_grader import REMEDY, changed_since

    card = read_card(assets.probe_folder())
    changed = changed_since(card)
    if as_json:
        click.echo(json.dumps({**card.model_dump(mode="json"), "changed": changed}))
    else:
        _show(card)
    if changed:
        click.echo(f"mockloop: fitted with other {', '.join(changed)}; {REMEDY}", err=True)
    return 2 if changed else 0


@grader.command()
@click.option("--model", "model_id", help="A known embedded model; the shipped grader's otherwise.")
@click.option(
    "--layer",
    type=click.IntRange(1, 200),
    help="The layer that is read; the shipped one otherwise.",
)
@click.option(
    "--write/--dry-run", default=False, help="Put the new fit in force, or only measure it."
)
@click.option("--json", "as_json", is_flag=True, help="Print the new card as JSON.")
def fit(model_id: str | None, layer: int | None, write: bool, as_json: bool) -> None:
    """Fit the embedded grader on the labelled transcripts of a checkout, and measure it.

    What is read of a transcript is kept, so that a fit that was stopped goes on where it was; with
    another model or layer, or a changed prompt, reading takes about an hour. Figures are
    five-fold, grouped by transcript. Without --write nothing is changed.

    \b
    mockloop grader fit
    mockloop grader fit --layer 12
    mockloop grader fit --model qwen2.5-coder-1.5b --layer 16
    mockloop grader fit --write
    """
    from agent.wiring.grader_writing import Fitted, fitted, write_fitted
    from agent.wiring.probe_file import read_card
    from agent.wiring.probe_grader import TurnVectors, open_reader

    settings, screen = Settings.read(), console(stderr=True)
    before = read_card(assets.probe_folder())
    model_id, layer = model_id or before.model, layer or before.layer
    with ExitStack() as stack, download_bar(screen) as bar, screen.status("…") as status:
        reader = open_reader(settings, model_id, layer, stack, bar, known=True)
        version = str(int(before.version) + 1) if write else before.version
        done: Fitted = fitted(
            reader, TurnVectors(settings, bar, known=True), model_id, layer, version, status.update
        )
    if write:
        write_fitted(done)
    if as_json:
        click.echo(json.dumps(done.card.model_dump(mode="json")))
        return
    _show(done.card)
    click.echo("written" if write else "not written: say --write to put it in force", err=True)


def _show(card: ProbeCard) -> None:
    out = console()
    read = f"embedded:{card.model} ({card.weights_sha256[:12]}), layer {card.layer}"
    out.print(f"probe {card.version}: {read}; labels {card.labels.sha256}", markup=False)
    for each in card.rounds:
        out.print(f"{each.round}: fitted on {each.transcripts} transcripts", markup=False)
    table = Table(
        box=None, pad_edge=False, title="on transcripts left out of the fit", title_justify="left"
    )
    for name in ("round", "kind", "areas", "QWK", "mean distance", "within one"):
        table.add_column(name, header_style="bold")
    for found in card.errors:
        figures = (f"{found.qwk:.2f}", f"{found.mae:.2f}", f"{found.within_one:.0%}")
        table.add_row(found.round, found.kind, str(found.n), *figures)
    out.print(table)
    out.print("labels by language models; no person has labelled them", style="dim")
