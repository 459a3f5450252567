"""`mockloop eval list|run|record|show`: playing suites."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from agent.errors import EvalError, one_line
from agent.faces.terminal import console, download_bar
from agent.records import Fixture, Run
from agent.settings import Settings

_MODEL = click.option(
    "--model", default="", help="PROVIDER:NAME; the default embedded model otherwise."
)
_CASES = click.option("--case", "cases", multiple=True, help="Only this case; may be repeated.")
_TAG = click.option("--tag", default="", help="Only cases with this tag, such as smoke.")
_REPEATS = click.option(
    "--repeats",
    type=click.IntRange(1, 100),
    default=1,
    show_default=True,
    help="Samples a case, each recorded apart.",
)
_TEMPERATURE = click.option(
    "--temperature",
    type=click.FloatRange(0, 2),
    default=0.0,
    show_default=True,
    help="How freely samples are drawn; the product itself draws at 0.",
)

_BASELINES = click.option(
    "--baselines", is_flag=True, help="interviews: choose probes in two other ways as well."
)
_LEVELS = click.option(
    "--levels", is_flag=True, help="interviews: grade them, to see whether levels come back."
)

_LABELLED = "grading"
"""The suite after which agreement with the labelled transcripts is shown, if it is named."""


@click.command(name="list")
@click.argument("suite", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON a case.")
def list_(suite: str | None, as_json: bool) -> None:
    """List the suites, or the cases of SUITE with what each probes.

    \b
    mockloop eval list
    mockloop eval list grading --json
    """
    for name in (suite,) if suite else _named(("all",)):
        about, cases = _listed(name)
        if not as_json:
            click.echo(f"{name}: {len(cases)} cases; {about}")
        for case, fixture in cases if suite or as_json else ():
            if as_json:
                row = {"suite": name, "case": case, **fixture.model_dump(mode="json")}
                click.echo(json.dumps(row))
            else:
                tags = f"  [{', '.join(fixture.tags)}]" if fixture.tags else ""
                click.echo(f"  {case}: {fixture.probes}{tags}")


def _listed(name: str) -> tuple[str, list[tuple[str, Fixture]]]:
    """What a suite measures, and its cases with where they come from."""
    from agent.wiring.evals.fixtures import fixture_of, read_fixtures
    from agent.wiring.evals.suites import find_suite
    from agent.wiring.metamorphic.cases import ABOUT, SUITE_ID, all_cases

    if name == SUITE_ID:
        return ABOUT, [(case.name, case.fixture) for case in all_cases()]
    suite = find_suite(name)
    found = read_fixtures(suite).cases
    return suite.about, [(case.name or "", fixture_of(case)) for case in found]


@click.command()
@click.argument("suites", nargs=-1, required=True, metavar="SUITE...")
@_MODEL
@_CASES
@_TAG
@_REPEATS
@_TEMPERATURE
@_BASELINES
@_LEVELS
@click.option("--live", is_flag=True, help="Ask the model itself instead of its recordings.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="Cases at once in a live run.")
@click.option(
    "--json", "file", type=click.Path(path_type=Path), help="Write the run file here (one suite)."
)
@click.option("--gate/--no-gate", default=False, help="Hold the runs against the gates as well.")
def run(suites: tuple[str, ...], file: Path | None, gate: bool, live: bool, **asked: Any) -> int:
    """Play suites, from recordings unless --live is given; `all` plays every one.

    Needs no key and no network. A case whose requests are no longer those that were recorded is
    reported as stale, and the exit code is then 2. The run file is written once; gates, reports
    and comparisons read it. Where `grading` is named, what `mockloop eval agreement` shows follows;
    where `interviews` is, how often each rule was kept.

    \b
    mockloop eval run all
    mockloop eval run grading --json grading.json
    mockloop eval run interviews --baselines
    mockloop eval run interviewer --live --model openai:NAME --jobs 4
    """
    from agent.faces.eval_judge import show_gates
    from agent.wiring.evals.judging import gate_runs

    if file and (len(suites) > 1 or suites[0] == "all"):
        raise EvalError("--json takes one suite", "name one, or leave --json out")
    out = console()
    runs = [
        _play(out, suite, "live" if live else "replay", file, **asked) for suite in _named(suites)
    ]
    if _LABELLED in suites and not (asked["cases"] or asked["tag"]):
        _show_agreement(out)
    if gate:
        return show_gates(out, gate_runs(runs))
    return _played_code(runs)


@click.command()
@click.argument("suites", nargs=-1, required=True, metavar="SUITE...")
@_MODEL
@_CASES
@_TAG
@_REPEATS
@_TEMPERATURE
@_BASELINES
@_LEVELS
@click.option("--anew", is_flag=True, help="Record also the cases whose recordings still fit.")
def record(suites: tuple[str, ...], **asked: Any) -> int:
    """Play suites live and keep one recording a case; what still fits is kept as it is.

    An interrupted recording goes on where it was: every case is written when it is done. Keys and
    other secrets are not kept.

    \b
    mockloop eval record interviewer
    mockloop eval record interviews --tag level --levels
    mockloop eval record grading --model embedded:qwen2.5-coder-0.5b
    mockloop eval record grading --case dense-answers --repeats 5 --temperature 0.7
    """
    out = console()
    runs = [_play(out, suite, "record", None, **asked) for suite in _named(suites)]
    return _played_code(runs)


@click.command()
@click.argument("suite")
@click.argument("case", required=False)
@_MODEL
@click.option("--repeat", type=click.IntRange(1), default=1, help="Which sample.")
@click.option("--raw", is_flag=True, help="Print the recording's own YAML.")
def show(suite: str, case: str | None, model: str, repeat: int, raw: bool) -> None:
    """Show the recording of CASE in SUITE as text: every prompt, and what was answered.

    One argument alone is a recording's own file, compressed or not.

    \b
    mockloop eval show interviewer probes-what-is-missing
    mockloop eval show grading dense-answers --raw
    mockloop eval show evals/selftest/lost-fence/…/a-case.yaml.gz
    """
    from agent.faces.eval_metamorphic import show_case
    from agent.ports.cassettes import cassette_text, exchanges
    from agent.wiring.evals.run import recording_of
    from agent.wiring.metamorphic.cases import SUITE_ID

    if suite == SUITE_ID and case:
        show_case(case)
        return
    path = Path(suite) if case is None else recording_of(suite, case, model, repeat)
    if not path.is_file():
        raise EvalError(f"{path} is not a file", "name a recording, or a suite and a case")
    if raw:
        click.echo(cassette_text(path))
        return
    for number, (body, answer) in enumerate(exchanges(path), 1):
        click.secho(f"── request {number}", bold=True)
        for message in body.get("messages", ()):
            click.secho(f"[{message['role']}]", dim=True)
            click.echo(_safe(str(message["content"])))
        rest = {k: v for k, v in body.items() if k not in ("messages", "response_format")}
        click.secho(f"({json.dumps(rest)})", dim=True)
        click.secho("── answer", bold=True)
        click.echo(_safe(answer))


def _show_agreement(out: Console) -> None:
    """Shows how graders agree with the labels, where there are any."""
    from agent.faces.eval_agreement import show_agreement
    from agent.wiring.labelled import labels_folder

    if labels_folder().is_dir():
        show_agreement(out)
    else:
        out.print("agreement is measured in a checkout; here are no labels", style="dim")


def _played_code(runs: list[Run]) -> int:
    """2 where a case is stale or nothing at all could be played; an unusable answer is a result."""
    stale = any(result.status == "stale" for run in runs for result in run.results)
    return 2 if stale or any(not run.done for run in runs) else 0


def _safe(text: str) -> str:
    return "\n".join(one_line(line) for line in text.splitlines())


def _named(suites: tuple[str, ...]) -> list[str]:
    from agent.wiring.evals.suites import all_suites, find_suite
    from agent.wiring.metamorphic.cases import SUITE_ID, playable

    if suites == ("all",):
        return [*(suite.id for suite in all_suites()), *((SUITE_ID,) if playable() else ())]
    return [suite if suite == SUITE_ID else find_suite(suite).id for suite in suites]


def _play(out: Console, suite: str, mode: Any, file: Path | None, **asked: Any) -> Run:
    """Plays a suite with its progress, writes the run, and shows what came of it."""
    from agent.faces.eval_coding import show_coding, show_sandbox
    from agent.faces.eval_debrief import show_loops
    from agent.faces.eval_impact import show_impact
    from agent.faces.eval_interviews import show_rules
    from agent.faces.eval_metamorphic import show_families
    from agent.wiring.evals.run import Order, run_file, run_suite, write_run
    from agent.wiring.interviews.run import SUITE_ID as INTERVIEWS
    from agent.wiring.interviews.run import run_interviews
    from agent.wiring.metamorphic.cases import SUITE_ID
    from agent.wiring.metamorphic.run import run_metamorphic
    from agent.wiring.problems import sandbox_here
    from agent.wiring.sandbox_bench import measure_sandbox
    from agent.wiring.suites.coding import SUITE as CODING
    from agent.wiring.suites.debrief import SUITE as DEBRIEF
    from agent.wiring.suites.impact import SUITE as IMPACT

    settings = Settings.read()
    order = Order(suite, mode, **asked)
    changed, whole = suite == SUITE_ID, suite == INTERVIEWS
    with download_bar(out) as bar:
        play = run_metamorphic if changed else run_interviews if whole else run_suite
        run = play(order, settings, _progress(out), bar)
    path = file or run_file(settings, run)
    write_run(run, path)
    (show_families if changed else show_run)(out, run)
    if whole:
        show_rules(out, run)
    if suite == CODING.id:
        show_coding(out, run)
        show_sandbox(out, measure_sandbox(sandbox_here()))
    if suite == DEBRIEF.id and not (asked["cases"] or asked["tag"]):
        show_loops(out)
    if suite == IMPACT.id:
        show_impact(out, run)
    out.print(f"run file: {path}\n", style="dim", soft_wrap=True, markup=False)
    return run


def _progress(out: Console) -> Callable[[str, int, str], None]:
    """Says each case when it is done, where that tells something."""

    def report(case: str, repeat: int, outcome: str) -> None:
        sample = f" (sample {repeat})" if repeat > 1 else ""
        if outcome != "kept":
            out.print(f"  {case}{sample}: {one_line(outcome)}", style="dim", markup=False)

    return report


def show_run(out: Console, run: Run) -> None:
    """Prints what a run says: its figures with their intervals, and what failed."""
    from agent.steps.metrics import measure, metric_names

    model = f"{run.versions.model.id} ({run.versions.model.sha256 or 'no hash'})"
    title = f"{run.suite}, {run.mode}, {model}, {len(run.results)} cases, {run.seconds:.1f} s"
    out.print(one_line(title), style="bold", markup=False, soft_wrap=True)
    table = Table(box=None, pad_edge=False)
    for name in ("metric", "value", "95 % interval", "n"):
        table.add_column(name, header_style="bold")
    repeats = max((result.repeat for result in run.results), default=1)
    if repeats > 1:
        table.add_column(f"pass^{repeats}", header_style="bold")
        table.add_column("spread within a case", header_style="bold")
    for name in metric_names(run.results):
        found = measure(name, run.results)
        if found.value is None:
            row = [name, "not measured", "", "0"]
        else:
            low_high = "" if found.low is None else f"{found.low:.3f} to {found.high:.3f}"
            row = [name, f"{found.value:.3f}", low_high, str(found.n)]
        row = [escape(text) for text in row]
        table.add_row(*row, *(_repeated(run, name) if repeats > 1 else ()))
    out.print(table)
    _show_varying(out, run)
    for result in run.not_done:
        out.print(
            f"{result.status}: {result.case}: {one_line(result.reason)}",
            style="yellow",
            markup=False,
        )
    for result in run.done:
        for name, check in result.checks.items():
            if not check.passed:
                text = f"fails: {result.case}: {name}: {one_line(check.reason)}"
                out.print(text, style="red", markup=False, soft_wrap=True)


def _repeated(run: Run, name: str) -> tuple[str, str]:
    """pass^N of a check, and the mean deviation within a case."""
    from agent.steps.metrics import passed_every_time, spreads

    always = passed_every_time(run.done, name)
    found = spreads(run.done, name)
    spread = f"{sum(s.deviation for s in found) / len(found):.3f}" if found else ""
    return f"{always[1]:.3f}" if always else "", spread


def _show_varying(out: Console, run: Run) -> None:
    """Names the cases whose checks and scores are not the same in every sample."""
    from agent.steps.metrics import spreads

    names = {name for result in run.done for name in (*result.checks, *result.scores)}
    for each in (s for name in sorted(names) for s in spreads(run.done, name)):
        if each.deviation > 0:
            text = f"varies: {each.case}: {each.name}: mean {each.mean:.2f} of {each.samples}"
            out.print(f"{text}, deviation {each.deviation:.2f}", style="yellow", markup=False)
