"""What a run of the `debrief` suite shows as well; and `mockloop eval fit-debrief`."""

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from agent.faces.terminal import console
from agent.steps.loop_figures import Figures, figures
from agent.steps.resampling import Figure

_WIDTH = 120
_BAR = 20


@click.command(name="fit-debrief")
def fit_debrief() -> None:
    """Count what verdicts say on the training half of the simulated loops, and keep it.

    Writes agent/data/likelihoods.yaml; raise its version where a figure changed.

    \b
    mockloop eval fit-debrief
    """
    from agent.wiring.simulated_loops import fit_likelihoods, write_likelihoods

    found = fit_likelihoods()
    path = write_likelihoods(found)
    out = console()
    out.print(f"{found.fitted_on}; temper {found.temper}", markup=False)
    out.print(f"written: {path}", markup=False)


def show_loops(out: Console) -> None:
    """Prints accuracy, levels and calibration of the simulated loops, and the pairs' figures."""
    from agent.wiring.debrief import basis
    from agent.wiring.simulated_loops import plan, seen_loops

    wide = Console(file=out.file, width=max(out.width, _WIDTH), highlight=False)
    priors = basis().rules.priors
    for grader in plan().errors:
        for asked in plan().population:
            seen = seen_loops(asked, "test", grader)
            found = figures(seen, priors[asked].value)
            wide.print(f"\n{grader}, asked for {asked}: {len(seen)} loops", style="bold")
            _show_figures(wide, found)
            _show_confusion(wide, found)
            if grader == "embedded":
                _show_bins(wide, found)
    _show_pairs(wide)
    _show_composed(wide)
    for line in plan().assumed:
        wide.print(f"assumed: {line}", style="dim", markup=False)


def _show_figures(out: Console, found: Figures) -> None:
    table = Table(box=None, pad_edge=False)
    for name in ("figure", "value", "95 % interval", "n"):
        table.add_column(name, header_style="bold")
    for name, each in (
        ("decision right, of those decided", found.right),
        ("decided", found.decided),
        ("hired, of those at the level", found.hired_at),
        ("hired, of those under it", found.hired_under),
        ("right by posterior over one half", found.by_posterior),
        ("level supported is the true one", found.level_right),
        ("Brier of the posterior (lower is better)", found.brier),
        ("Brier of the prior alone", found.brier_prior),
        ("Brier without tempering", found.brier_untempered),
    ):
        table.add_row(*(escape(text) for text in (name, *_figure(each))))
    out.print(table)


def _figure(each: Figure) -> tuple[str, str, str]:
    if each.value is None:
        return "not measured", "", "0"
    between = "" if each.low is None else f"{each.low:.3f} to {each.high:.3f}"
    return f"{each.value:.3f}", between, str(each.n)


def _show_confusion(out: Console, found: Figures) -> None:
    columns = ("none", "E4", "E5", "E6")
    table = Table(box=None, pad_edge=False)
    for name in ("true level, level supported:", *columns):
        table.add_column(name, header_style="bold")
    for true in ("E3", "E4", "E5", "E6"):
        table.add_row(true, *(str(found.confusion.get((true, name), 0)) for name in columns))
    out.print(table)


def _show_bins(out: Console, found: Figures) -> None:
    out.print("reliability: stated, truly at the level", style="bold")
    for each in found.bins:
        bar = "#" * round(each.true * _BAR)
        out.print(f"  {each.stated:5.0%} {each.true:5.0%} {bar:<{_BAR}} n {each.n}", markup=False)


def _show_pairs(out: Console) -> None:
    from agent.wiring.debrief_measure import pair_figures

    for split in ("developed", "held-out"):
        found = pair_figures(split)
        precision = "none reported" if found.precision is None else f"{found.precision:.2f}"
        out.print(
            f"told two ways, {split} pairs: precision {precision} ({found.found} of "
            f"{found.found + found.accused} reported), recall {found.recall:.2f} "
            f"({found.found} of {found.planted}); {found.accused} of {found.clean} clean accused",
            markup=False,
        )


def _show_composed(out: Console) -> None:
    from agent.wiring.debrief_measure import NATURAL_LEVEL, composed_loops
    from agent.wiring.labelled import labels_folder

    if not labels_folder().is_dir():
        return
    loops = composed_loops()
    alike = sum(each.by_labels == each.by_grader for each in loops)
    accused = sum(bool(each.accused) for each in loops)
    out.print(
        f"loops of two natural transcripts, asked for {NATURAL_LEVEL}: labels and embedded grader "
        f"decide alike in {alike} of {len(loops)}; strangers accused in {accused}",
        markup=False,
    )
