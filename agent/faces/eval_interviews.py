"""What a run of the `interviews` suite shows as well: a line a rule, met or missed."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from agent.errors import one_line
from agent.records import LevelsRecovered, RuleFigure, Run

_LISTED = 10
_WIDTH = 120
"""Columns that the table takes; a narrower terminal wraps its lines."""
_MARKS = {True: "met", False: "missed", None: "reported"}


def show_rules(out: Console, run: Run) -> None:
    """Prints how often each rule was kept, and what broke it.

    Args:
        out: where to.
        run: of the `interviews` suite.
    """
    table = Table(box=None, pad_edge=False)
    for name in ("rule", "n", "kept", "95 % interval", "bar", ""):
        table.add_column(name, header_style="bold", no_wrap=True)
    for each in run.rules:
        table.add_row(*(escape(text) for text in _row(each)))
    wide = Console(file=out.file, width=max(out.width, _WIDTH), highlight=False)
    wide.print(table)
    judged = [each for each in run.rules if each.met is not None]
    out.print(
        f"{sum(bool(e.met) for e in judged)} of {len(judged)} rules meet their bars", style="bold"
    )
    for each in run.rules:
        _show_broken(out, each)
    if run.recovered is not None:
        _show_recovered(out, run.recovered)


def _row(found: RuleFigure) -> list[str]:
    if found.share is None:
        return [found.rule, f"0 {found.counts}", "not measured", "", _bar(found), ""]
    spread = "" if found.low is None else f"{found.low:.1%} to {found.high:.1%}"
    return [
        found.rule,
        f"{found.n} {found.counts}",
        f"{found.share:.1%}",
        spread,
        _bar(found),
        _MARKS[found.met],
    ]


def _bar(found: RuleFigure) -> str:
    if found.bar is None:
        return ""
    return f"{found.bar:.0%}" if found.bar == 1 else f">= {found.bar:.0%}"


def _show_broken(out: Console, found: RuleFigure) -> None:
    """Names what broke a rule, and what was not held to it."""
    if found.left_out:
        text = f"{found.rule}: left out: {one_line(found.left_out)}"
        out.print(text, style="dim", markup=False, soft_wrap=True)
    if not found.broken:
        return
    out.print(f"{found.rule}: broken by {len(found.broken)}", style="yellow", markup=False)
    for each in found.broken[:_LISTED]:
        turn = "" if each.turn is None else f" turn {each.turn}"
        text = f"  {each.case}{turn}: {one_line(each.what)}"
        out.print(text, style="yellow", markup=False, soft_wrap=True)
    if len(found.broken) > _LISTED:
        more = len(found.broken) - _LISTED
        out.print(f"  and {more} more; the run file has all", style="yellow")


def _show_recovered(out: Console, found: LevelsRecovered) -> None:
    """Says how far true levels come back, and for which runs that is not known."""
    text = f"true level against grade: {_correlated(found)}"
    out.print(text, style="bold", markup=False, soft_wrap=True)
    for name, part in found.parts.items():
        out.print(f"  {name}: {_correlated(part)}", markup=False, soft_wrap=True)
    if found.missing:
        case, why = next(iter(found.missing.items()))
        text = f"without a grade: {len(found.missing)} runs, such as {case}: {one_line(why)}"
        out.print(text, style="yellow", markup=False, soft_wrap=True)


def _correlated(found: LevelsRecovered) -> str:
    over = f"over {found.runs} runs and {found.areas} areas"
    if found.rho is None:
        return f"not measured, {over}"
    spread = "" if found.low is None else f" (95 % {found.low:+.2f} to {found.high:+.2f})"
    return f"Spearman {found.rho:+.2f}{spread}, {over}"
