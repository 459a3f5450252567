"""`mockloop bench`: measures what the project claims about its own speed."""

import platform
import sys

import click
from rich.table import Table

from agent.faces.terminal import console, download_bar
from agent.settings import Settings

_NOT_MET = 1


@click.command()
@click.option(
    "--model", "model_id", default="", help="A known embedded model; the default one otherwise."
)
@click.option("--no-model", is_flag=True, help="Leave out what needs the embedded model (minutes).")
@click.option(
    "--chunks",
    type=click.IntRange(0, 1_000_000),
    default=100_000,
    show_default=True,
    help="Synthetic chunks for the retrieval figures; 0 leaves them out.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON a figure.")
def bench(model_id: str, no_model: bool, chunks: int, as_json: bool) -> int:
    """Measure turns, cache, start-up, retrieval and grading; exit code 1 where a bar is missed.

    \b
    mockloop bench
    mockloop bench --no-model --chunks 0 --json
    """
    from agent.wiring.bench import TURNS, own_work, prompt_cache, start_up
    from agent.wiring.models import find_known

    settings = Settings.read()
    out = console(stderr=as_json)

    def on_turn(turn: int) -> None:
        if out.is_terminal:
            out.print(f"turn {turn} of {TURNS} on the embedded model", end="\r", style="dim")

    def on_transcript(done: int, total: int) -> None:
        if out.is_terminal:
            out.print(f"{done} of {total} transcripts graded        ", end="\r", style="dim")

    if not no_model:
        out.print(f"model: embedded:{find_known(model_id).id}", style="bold", markup=False)
    with download_bar(out) as bar:
        figures = start_up() + own_work(settings, bar)
        if chunks:
            from agent.wiring.retrieval_bench import retrieval_at_size

            figures += retrieval_at_size(
                settings, chunks, lambda text: out.print(text, style="dim")
            )
        if not no_model:
            from agent.wiring.grading_bench import grading

            figures += prompt_cache(settings, model_id, bar, on_turn)
            figures += grading(settings, bar, on_transcript)
    table = Table(box=None, pad_edge=False)
    for name in ("figure", "measured", "to reach", "met", "n"):
        table.add_column(name, header_style="bold")
    for figure in figures:
        if as_json:
            click.echo(figure.model_dump_json())
        met = ("yes" if figure.met else "NO") if figure.bar else ""
        table.add_row(figure.what, f"{figure.value:.3g}", figure.bar, met, str(figure.n))
    out.print(table)
    out.print(f"Python {platform.python_version()}, {sys.platform}", style="dim")
    return 0 if all(figure.met for figure in figures) else _NOT_MET
