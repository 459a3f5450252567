"""The `impact` suite: its fit, and what a run shows as well: rungs found against labels."""

from collections import Counter

import click
from rich.console import Console
from scipy.stats import binomtest

from agent.records import RUNGS, Run
from agent.settings import Settings

_RUNG = "rung "
_CONFIDENCE = 0.95


@click.command()
def fit_impact() -> None:
    """Fit anew the reading of a rung from a sentence embedding, on evals/impact, and keep it.

    \b
    mockloop eval fit-impact
    """
    from agent.ports.files import write_whole
    from agent.wiring.impact import fit_weights, weights_file

    fitted = fit_weights(Settings.read())
    write_whole(weights_file(), fitted.model_dump_json() + "\n")
    click.echo(f"fitted on {fitted.claims} claims: {weights_file().name}")


def show_impact(out: Console, run: Run) -> None:
    """Prints a table of rungs for the claims that were measured, and for those before.

    With each, its share of right rungs and the 95 % interval of Wilson (1927).
    """
    counts: dict[str, Counter[str]] = {}
    for result in run.done:
        for name, check in result.checks.items():
            if name.startswith(_RUNG):
                counts.setdefault(name.removeprefix(_RUNG), Counter())[check.reason] += 1
    for half, found in sorted(counts.items(), reverse=True):
        right, n = sum(found[_pair(rung, rung)] for rung in RUNGS), found.total()
        spread = binomtest(right, n).proportion_ci(_CONFIDENCE, method="wilson")
        out.print(
            f"{half}: rung right {right} of {n}, {right / n:.3f} "
            f"[{spread.low:.3f}, {spread.high:.3f}]; rows are labels, columns what was found",
            markup=False,
            soft_wrap=True,
        )
        out.print("".join((" " * 12, *(f"{rung:>10}" for rung in RUNGS))))
        for label in RUNGS:
            row = "".join(f"{found[_pair(label, rung)]:>10}" for rung in RUNGS)
            out.print(f"{label:<12}{row}")


def _pair(label: str, found: str) -> str:
    return f"{label} placed on {found}"
