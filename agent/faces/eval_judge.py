"""`mockloop eval gate|compare|report|matrix|selftest`: judging runs."""

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from agent import assets
from agent.errors import EvalError, one_line
from agent.faces.terminal import console, download_bar
from agent.ports.files import write_whole
from agent.settings import Settings

if TYPE_CHECKING:
    from agent.steps.comparing import Comparison, Difference
    from agent.steps.gating import GateResult

_FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
_COLOURS = {"pass": "green", "fail": "red", "unusable": "yellow"}
_FLIPS_SHOWN = 30


@click.command()
@_FILES
@click.option("--junit", type=click.Path(path_type=Path), help="Write JUnit XML here.")
@click.option(
    "--summary", type=click.Path(path_type=Path), help="Add a Markdown summary to this file."
)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON a gate.")
def gate(files: tuple[Path, ...], junit: Path | None, summary: Path | None, as_json: bool) -> int:
    """Hold the runs in FILES against evals/gates.yaml.

    Exit code 0: all pass. 1: a regression. 2: cannot be decided, as with a stale recording.

    \b
    mockloop eval gate grading.json
    mockloop eval gate *.json --junit gates.xml --summary "$GITHUB_STEP_SUMMARY"
    """
    from agent.steps.gate_report import junit_xml, markdown
    from agent.wiring.evals.judging import gate_runs
    from agent.wiring.evals.run import read_run

    runs = [read_run(path) for path in files]
    results = gate_runs(runs)
    if junit:
        write_whole(junit, junit_xml(results))
    if summary:
        before = summary.read_text(encoding="utf-8") if summary.is_file() else ""
        write_whole(summary, before + markdown(results, runs))
    if as_json:
        for result in results:
            click.echo(json.dumps(dataclasses.asdict(result)))
    return show_gates(console(stderr=as_json), results)


def show_gates(out: Console, results: "list[GateResult]") -> int:
    """Prints the gates, those that did not pass first, and returns the exit code."""
    from agent.steps.gating import exit_code

    table = Table(box=None, pad_edge=False)
    for name in ("suite", "gate", "on", "asked", "seen", ""):
        table.add_column(name, header_style="bold", overflow="fold")
    for result in sorted(results, key=lambda r: r.status == "pass"):
        mark = f"[{_COLOURS[result.status]}]{result.status}[/]"
        row = (result.suite, result.kind, result.name, result.asked, result.seen)
        table.add_row(*(escape(one_line(text)) for text in row), mark)
    out.print(table)
    for result in results:
        for case in result.cases if result.status != "pass" else ():
            text = f"{result.suite}, {result.kind} {result.name}: {one_line(case)}"
            out.print(text, style=_COLOURS[result.status], markup=False, soft_wrap=True)
    code = exit_code(results)
    words = {0: "pass", 1: "regression", 2: "unusable: record what is stale, then run again"}
    out.print(f"gates: {words[code]}", style="bold")
    return code


@click.command()
@click.argument("base")
@click.argument("candidate")
@click.option("--suite", default="", help="Only this suite.")
@click.option("--model", default="", help="Whose recordings a revision is replayed from.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON a suite.")
def compare(base: str, candidate: str, suite: str, model: str, as_json: bool) -> int:
    """Compare BASE with CANDIDATE: two run files, or two git revisions of prompts/.

    A revision is replayed from its own recordings. Metrics are paired by case; a difference is
    one only if its interval leaves out nothing. Exit code 2 where cases could not be replayed.

    \b
    mockloop eval compare before.json after.json
    mockloop eval compare main HEAD --suite interviewer
    """
    from agent.steps.comparing import compare as compared
    from agent.wiring.evals.judging import read_gates, side

    settings, prices = Settings.read(), read_gates().prices
    out = console(stderr=as_json)
    with download_bar(out) as bar, out.status("replaying …"):
        before = {r.suite: r for r in side(base, suite, model, settings, progress=bar)}
        after = {r.suite: r for r in side(candidate, suite, model, settings, progress=bar)}
    shared = [name for name in before if name in after]
    if not shared:
        raise EvalError(
            "the two sides have no suite in common",
            f"base: {', '.join(before) or 'none'}; candidate: {', '.join(after) or 'none'}",
        )
    code = 0
    for name in shared:
        found = compared(before[name], after[name], prices)
        stale = (*before[name].not_done, *after[name].not_done)
        code = 2 if any(r.status == "stale" for r in stale) else code
        if as_json:
            click.echo(json.dumps({**dataclasses.asdict(found), "summary": found.summary}))
        else:
            _show_comparison(out, found)
        for result in stale:
            text = f"{result.status}: {result.case}: {one_line(result.reason)}"
            out.print(text, style="yellow", markup=False, soft_wrap=True)
    return code


def _show_comparison(out: Console, found: "Comparison") -> None:
    out.print(f"\n{found.suite}: {found.paired} cases in both", style="bold")
    for line in found.changed:
        out.print(f"  {one_line(line)}", style="dim", markup=False, soft_wrap=True)
    if found.diff:
        out.print(found.diff, markup=False, style="dim", soft_wrap=True)
    table = Table(box=None, pad_edge=False)
    for name in ("metric", "base", "candidate", "difference", "95 % interval", "finding"):
        table.add_column(name, header_style="bold", overflow="fold")
    for each in found.differences:
        table.add_row(*(escape(text) for text in _difference_row(each)))
    out.print(table)
    for label, cost in zip(("base", "candidate"), found.cost, strict=True):
        text = "no price in evals/gates.yaml" if cost is None else f"{cost:.4f} US dollars"
        out.print(f"cost of {label}: {text}", style="dim")
    for flip in found.flips[:_FLIPS_SHOWN]:
        sample = f" (sample {flip.repeat})" if flip.repeat > 1 else ""
        text = f"{flip.kind}: {flip.case}{sample}, {flip.what}: {flip.base} -> {flip.candidate}"
        colour = "green" if flip.kind == "better" else "red"
        out.print(one_line(text), style=colour, markup=False, soft_wrap=True)
    if len(found.flips) > _FLIPS_SHOWN:
        out.print(f"and {len(found.flips) - _FLIPS_SHOWN} more; --json has all", style="dim")
    out.print(found.summary, style="bold")
    _show_needed(out, found)


def _show_needed(out: Console, found: "Comparison") -> None:
    for each in found.differences:
        if each.finding == "no evidence of a change" and each.needed:
            sizes = ", ".join(f"{size:g} with {n}" for size, n in each.needed.items())
            text = f"  {each.name}: a difference would show (4 times in 5) of {sizes} clusters"
            out.print(text, style="dim", markup=False, soft_wrap=True)


def _difference_row(each: "Difference") -> list[str]:
    def number(value: float | None, sign: str = "") -> str:
        return "" if value is None else format(value, f"{sign}.3f")

    spread = "" if each.low is None else f"{each.low:+.3f} to {each.high:+.3f}"
    return [
        each.name,
        number(each.base),
        number(each.candidate),
        number(each.difference, "+"),
        spread,
        each.finding,
    ]


@click.command()
@_FILES
@click.option(
    "--out",
    "target",
    type=click.Path(path_type=Path),
    default=Path("eval-report.html"),
    show_default=True,
    help="The HTML file to write.",
)
def report(files: tuple[Path, ...], target: Path) -> None:
    """Write the runs in FILES as one HTML file that needs nothing else, readable on a phone.

    The newest run of each suite and model is shown case by case, failures first, with its
    transcript and the quotes marked in it; older ones make the trend.

    \b
    mockloop eval report grading-1.5b.json grading-0.5b.json --out grading.html
    """
    from agent.steps.eval_report import html
    from agent.wiring.evals.judging import gate_runs, read_gates
    from agent.wiring.evals.run import read_run

    runs = [read_run(path) for path in files]
    gated = [run for run in runs if run.suite in read_gates().suites]
    write_whole(target, html(runs, gate_runs(gated), assets.page_template("report")))
    click.echo(f"{target}: {len(runs)} runs")


@click.command()
@click.option("--models", required=True, help="PROVIDER:NAME of each, with commas between.")
@click.option("--suite", default="grading", show_default=True, help="The suite to play.")
@click.option("--live", is_flag=True, help="Ask the models instead of their recordings.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON a model.")
@click.option("--write", type=click.Path(path_type=Path), help="Write the card as Markdown here.")
def matrix(models: str, suite: str, live: bool, as_json: bool, write: Path | None) -> int:
    """Compare models as graders: agreement with labels, invariance, tokens, seconds and cost.

    \b
    mockloop eval matrix --models embedded:qwen2.5-coder-1.5b,embedded:qwen2.5-coder-0.5b
    """
    from agent.steps.model_card import card, card_markdown
    from agent.wiring.evals.judging import read_gates
    from agent.wiring.evals.run import Order, run_suite

    settings, prices = Settings.read(), read_gates().prices
    out = console(stderr=as_json)
    runs = []
    with download_bar(out) as bar:
        for name in [each.strip() for each in models.split(",") if each.strip()]:
            order = Order(suite, "live" if live else "replay", name)
            runs.append(run_suite(order, settings, progress=bar))
    rows = [card(run, prices) for run in runs]
    if as_json:
        for row in rows:
            click.echo(json.dumps(row))
    table = Table(box=None, pad_edge=False)
    for column in ("", *(str(row["model"]) for row in rows)):
        table.add_column(column, header_style="bold")
    for key in dict.fromkeys(key for row in rows for key in row if key != "model"):
        table.add_row(key, *(escape(str(row.get(key, ""))) for row in rows))
    out.print(table)
    if write:
        write_whole(write, card_markdown(rows, runs))
    return 2 if any(result.status == "stale" for run in runs for result in run.not_done) else 0


@click.command()
@click.option("--record", "recording", is_flag=True, help="Record what has changed (model time).")
@click.option("--only", multiple=True, help="Only this variant; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON a variant.")
def selftest(recording: bool, only: tuple[str, ...], as_json: bool) -> int:
    """Plant regressions and harmless rewordings, and see which of them the gates flag.

    Exit code 1 where a planted regression goes unnoticed or a harmless rewording is flagged; 2
    where a recording is stale.

    \b
    mockloop eval selftest
    mockloop eval selftest --record --only lost-fence
    """
    from agent.wiring.evals.selftest import run_selftest

    out = console(stderr=as_json)
    rows: list[Any] = []

    def show(row: Any) -> None:
        rows.append(row)
        if as_json:
            click.echo(json.dumps(dataclasses.asdict(row)))
        else:
            colour = "green" if row.as_expected else "red"
            text = f"{row.kind:<11} {row.id:<24} {row.outcome:<9} {one_line(row.seen)}"
            out.print(text, style=colour, markup=False, soft_wrap=True)

    with download_bar(out) as bar:
        run_selftest(Settings.read(), recording=recording, only=only, on_row=show, progress=bar)
    wrong = [row for row in rows if not row.as_expected]
    for kind, good in (("regression", "flagged"), ("harmless", "passed")):
        mine = [row for row in rows if row.kind == kind]
        done = sum(row.as_expected for row in mine)
        out.print(f"{kind}: {done} of {len(mine)} {good}", style="bold")
    if any(row.outcome == "unusable" for row in wrong):
        return 2
    return 1 if wrong else 0


@click.command()
@click.option("--write", is_flag=True, help="Write the numbers where the program reads them.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
def tune_retrieval(write: bool, as_json: bool) -> None:
    """Fit the retriever's weights and floor on the queries tagged `dev`.

    Those tagged `test` are not looked at: `mockloop eval run retrieval --tag test` measures on
    them.

    \b
    mockloop eval tune-retrieval
    mockloop eval tune-retrieval --write
    """
    from agent.wiring.retrieval_tuning import fit
    from agent.wiring.retrieval_tuning import write as write_numbers

    out = console(stderr=as_json)
    with download_bar(out) as bar:
        found = fit(Settings.read(), bar)
    body = {**found.tuning.model_dump(mode="json"), "queries": found.queries}
    body |= {"dev_ndcg": round(found.ndcg, 4), "dev_right": round(found.right, 4)}
    if as_json:
        click.echo(json.dumps(body))
    for key, value in body.items():
        out.print(f"{key}: {value}", markup=False)
    if write:
        out.print(f"written: {write_numbers(found.tuning)}", markup=False)
