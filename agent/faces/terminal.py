"""What all commands show alike: who plays, how a download goes, what a scorecard says."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.table import Table

from agent.errors import one_line
from agent.ports.weights import FETCHED
from agent.ports.weights import Progress as Report
from agent.records import Area, AreaScore, Rubric, Scorecard
from agent.settings import Role, Settings
from agent.steps.code_report import code_lines
from agent.steps.fencing import clean
from agent.steps.grading import OnArea
from agent.steps.report import (
    part_text,
    quote_text,
    score_text,
    score_with_error,
    speech_text,
    spread_text,
    summary,
    trust,
)
from agent.steps.story_lines import cap_line, story_line
from agent.wiring.graders import grader_name
from agent.wiring.models import Models

_COLOURS = {1: "red", 2: "red", 3: "yellow", 4: "green", 5: "green"}


def console(*, stderr: bool = False) -> Console:
    """Returns a console that wraps at the terminal's width and never guesses at markup."""
    return Console(stderr=stderr, highlight=False, soft_wrap=False)


def say_models(out: Console, settings: Settings, models: Models, roles: tuple[Role, ...]) -> None:
    """Prints which model plays which role; the first line of every run that uses one.

    Raises:
        SettingError: a model's name cannot be used, or the embedded grader no longer fits.
    """
    names = {
        role: grader_name(settings, models) if role == "grader" else models.name(role)
        for role in roles
    }
    said = "; ".join(f"{role}: {escape(one_line(name))}" for role, name in names.items())
    out.print(said, style="bold")


@contextmanager
def download_bar(out: Console) -> Iterator[Report]:
    """Yields a reporter that shows a bar while something is being fetched, and nothing else."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=out,
    )
    tasks: list[TaskID] = []

    def report(done: int, total: int, what: str) -> None:
        if not tasks:
            bar.start()
            tasks.append(bar.add_task(what, total=total))
        bar.update(tasks[0], completed=done, total=total, description=what)
        if what == FETCHED:
            bar.stop()
            bar.remove_task(tasks.pop())

    try:
        yield report
    finally:
        if tasks:
            bar.stop()


def area_progress(out: Console) -> OnArea:
    """Returns a reporter that prints an area's score when it is done."""

    def report(area: Area, found: AreaScore | None) -> None:
        if found is None and out.is_terminal:
            out.print(f"grading {area.title.lower()} …", style="dim", end="\r")
        elif found is not None:
            out.print(f"{area.title:<28}{_coloured(found, score_text(found))}          ")

    return report


def show_scorecard(out: Console, scorecard: Scorecard, rubric: Rubric) -> None:
    """Prints a scorecard: a table, then the evidence of every area."""
    table = Table(box=None, pad_edge=False)
    for name in ("area", "score", "evidence"):
        table.add_column(name, header_style="bold", vertical="top")
    for area in rubric.areas:
        if area.id not in scorecard.areas:
            continue
        found = scorecard.areas[area.id]
        why = cap_line(scorecard, area.id, rubric)
        evidence = clean("\n".join([*([why] if why else []), *_evidence(found)]))
        shown = _coloured(found, score_with_error(found, scorecard))
        table.add_row(area.title, shown, escape(evidence))
    out.print()
    out.print(table)
    out.print()
    verdict = scorecard.verdict or "cannot be decided"
    out.print(f"[bold]verdict: {verdict}[/] ({escape(scorecard.verdict_reason)})")
    out.print(summary(scorecard))
    for story in scorecard.stories:
        out.print(f"story: {one_line(story_line(story, rubric))}", style="dim", markup=False)
    for line in code_lines(scorecard):
        out.print(one_line(line), markup=False)
    if scorecard.speech:
        out.print(speech_text(scorecard.speech), style="dim")
    for each in scorecard.addressed:
        said = one_line(each.text)
        out.print(f"said to the grader, worth nothing (turn {each.turn}): {said}", markup=False)
    out.print(Panel(trust(scorecard), border_style="yellow", title=scorecard.calibration))


def _evidence(found: AreaScore) -> Iterator[str]:
    if found.unscored_reason:
        yield found.unscored_reason
    if part := part_text(found):
        yield part
    for evidence in found.evidence:
        yield quote_text(evidence)
    if found.dropped_quotes:
        yield f"({len(found.dropped_quotes)} dropped: not the candidate's words)"
    if spread := spread_text(found):
        yield spread
    if found.rationale:
        yield f"the grader: {one_line(found.rationale)}"
    if found.one_more:
        yield f"a point more: {found.one_more}"
    for citation in found.read_next:
        yield f"read next: {citation}"


def _coloured(found: AreaScore, text: str) -> str:
    return f"[{_COLOURS[round(found.score)] if found.score is not None else 'dim'}]{text}[/]"
