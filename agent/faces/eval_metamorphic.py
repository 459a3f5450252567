"""What a run of the metamorphic suite shows: a line a family, met or missed."""

from collections.abc import Callable

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from agent.errors import one_line
from agent.records import CaseResult, Run
from agent.steps.metamorphic import Figures, figures
from agent.steps.metamorphic.figures import MOST_MEAN, RIGHT_WAY, SCORED, WITHIN_HALF

_LISTED = 12
_WIDTH = 140
"""Columns that the table takes; a narrower terminal wraps its lines."""
_COLUMNS = (
    "family",
    "may",
    "bases",
    "areas",
    "unscored",
    "mean move (95 %)",
    "wrong way",
    "in 0.5",
    "up <= .25",
    "up <= .5",
    "right",
    "",
)
_MAY = {
    "not up": "not rise",
    "invariant": "not move",
    "up": "rise",
    "down": "fall",
    "reported": "",
}


def show_families(out: Console, run: Run) -> None:
    """Prints the figures of every family, what could not be scored, and what is missing.

    Args:
        out: where to.
        run: of the metamorphic suite.
    """
    model = f"{run.versions.model.id} ({run.versions.model.sha256 or 'no hash'})"
    calibration = run.versions.calibration
    graded_by = f"{model}, {calibration.id} {calibration.version}"
    title = f"{run.suite}, {run.mode}, {graded_by}, {len(run.results)} cases, {run.seconds:.1f} s"
    out.print(one_line(title), style="bold", markup=False, soft_wrap=True)
    found = figures(run.results)
    table = Table(box=None, pad_edge=False)
    for name in _COLUMNS:
        table.add_column(name, header_style="bold", no_wrap=True)
    for each in found:
        table.add_row(*(escape(text) for text in _row(each)))
    wide = Console(file=out.file, width=max(out.width, _WIDTH), highlight=False)
    wide.print(table)
    judged = [each for each in found if each.met is not None]
    met = sum(bool(each.met) for each in judged)
    bars = (
        f"bars: at most {MOST_MEAN} the wrong way on average and {WITHIN_HALF:.0%} within half a "
        f"point; the right way in {RIGHT_WAY:.0%}"
    )
    out.print(f"{met} of {len(judged)} families meet their bars ({bars})", style="bold")
    _show_some(out, [r for r in run.done if _unscored(r)], "unscored", _why)
    _show_some(out, list(run.not_done), "not played", lambda r: f"{r.status}: {r.reason}")


def _unscored(result: CaseResult) -> bool:
    return SCORED in result.checks and not result.checks[SCORED].passed


def _why(result: CaseResult) -> str:
    return result.checks[SCORED].reason


def _show_some(
    out: Console, results: list[CaseResult], what: str, why: Callable[[CaseResult], str]
) -> None:
    if not results:
        return
    out.print(f"{what}: {len(results)} cases", style="yellow")
    for result in results[:_LISTED]:
        text = f"  {result.case}: {one_line(why(result))}"
        out.print(text, style="yellow", markup=False, soft_wrap=True)
    if len(results) > _LISTED:
        out.print(f"  and {len(results) - _LISTED} more; the run file has all", style="yellow")


def _row(found: Figures) -> list[str]:
    may = _MAY[found.family.expects]
    if found.family.at_most is not None:
        may = f"be <= {found.family.at_most:g}"
    marks = {True: "met", False: "missed", None: "reported" if found.areas else "not measured"}
    return [
        found.family.id,
        may,
        str(found.bases),
        str(found.areas),
        str(found.unscored),
        _move(found),
        "" if found.wrong is None else f"{found.wrong:.2f}",
        _share(found.within_half),
        _share(found.not_up_quarter),
        _share(found.not_up_half),
        _share(found.right_way),
        marks[found.met],
    ]


def _move(found: Figures) -> str:
    move = found.move
    if move.value is None:
        return ""
    spread = "" if move.low is None else f" ({move.low:+.2f} to {move.high:+.2f})"
    return f"{move.value:+.2f}{spread}"


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.0%}"


def show_case(name: str) -> None:
    """Prints the exchanges of a case on its area, as they are after the change.

    Raises:
        DataError: there is no such case.
        EvalError: the labelled transcripts are not there.
    """
    from agent.wiring.metamorphic.cases import chosen_cases

    [case] = chosen_cases((name,))
    click.secho(f"── {case.name}: {case.family.about}", bold=True)
    for turn in case.shown:
        click.secho(f"[{turn.speaker}]", dim=True)
        click.echo(one_line(turn.text))
