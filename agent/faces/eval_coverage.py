"""`mockloop eval coverage`: how well it is found which criteria an answer meets."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click
from rich.table import Table

from agent.faces.terminal import console, download_bar
from agent.settings import Settings

if TYPE_CHECKING:
    from agent.wiring.coverage_measure import Way


@click.command()
@click.option(
    "--questions", is_flag=True, help="Also ask the model, on a part of the answers (model time)."
)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON a way.")
def coverage(questions: bool, as_json: bool) -> None:
    """Show how well it is found which criteria an answer meets.

    Measured on the written answers of simulated candidates, whose authors say what each meets. What
    is fitted is measured on rounds that it was not fitted on. With --questions all ways are
    measured on one drawn part, some 15 minutes on the embedded model; what is answered is kept.

    \b
    mockloop eval coverage
    mockloop eval coverage --questions
    mockloop eval coverage --json
    """
    from agent.ports.kept_texts import KeptTexts
    from agent.wiring.coverage_measure import ways
    from agent.wiring.coverage_questions import Questions
    from agent.wiring.models import open_models
    from agent.wiring.probe_grader import TurnVectors

    settings, out = Settings.read(), console(stderr=as_json)
    with download_bar(out) as bar, out.status("embedding answers …") as status:
        embed = TurnVectors(settings, bar)
        if not questions:
            found = ways(embed)
        else:
            with open_models(settings, bar) as models:
                kept = KeptTexts(settings.home / "coverage")
                asked = Questions(
                    models.get("grader"),
                    kept,
                    lambda done, all_: status.update(f"{done} of {all_} questions answered"),
                )
                found = ways(embed, asked)
    if as_json:
        for each in found:
            click.echo(json.dumps(asdict(each)))
        return
    out.print(_table(found))
    out.print(f"{found[0].pairs} pairs of answer and criterion, {found[0].met} of them met")


def _table(found: "list[Way]") -> Table:
    table = Table(box=None, pad_edge=False)
    names = ("way", "precision", "recall", "F1", "average precision", "written to meet it: found")
    for name in (
        *names,
        "meets nothing: found",
        "another matter: found",
        "another matter: answers",
    ):
        table.add_column(name, header_style="bold", justify="left" if name == "way" else "right")
    for each in found:
        ranked = "" if each.average_precision is None else f"{each.average_precision:.2f}"
        table.add_row(
            each.name,
            f"{each.precision:.2f}",
            f"{each.recall:.2f}",
            f"{each.f1:.2f}",
            ranked,
            f"{each.recall_asked:.2f}",
            f"{each.false_here:.3f}",
            f"{each.false_elsewhere:.3f}",
            f"{each.advanced_elsewhere:.3f}",
        )
    return table
