"""`mockloop grade`: scores for transcripts."""

from pathlib import Path
from typing import get_args

import click
from rich.console import Console

from agent import assets
from agent.errors import one_line
from agent.faces.grading_screen import reading_index
from agent.faces.terminal import area_progress, console, download_bar, say_models, show_scorecard
from agent.records import ROUND_IDS, Level
from agent.settings import Settings
from agent.steps.transcripts import Reading
from agent.wiring.graders import open_grader, samples_note
from agent.wiring.grading import Graded, grade_files, write_report
from agent.wiring.models import open_models
from agent.wiring.transcripts import transcript_files

_USER_FAULT = 2


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--candidate",
    multiple=True,
    metavar="NAME",
    help="Who the candidate is in transcripts with names; guessed otherwise. Repeatable, for a"
    " candidate with two names.",
)
@click.option(
    "--round",
    "round_id",
    type=click.Choice(ROUND_IDS),
    help="The round; recognised by what is said where the file does not name it.",
)
@click.option(
    "--level",
    type=click.Choice(get_args(Level)),
    help="The target level of transcripts that have none.",
)
@click.option(
    "--samples",
    type=click.IntRange(1, 20),
    default=1,
    metavar="K",
    help="Grade each area K times and keep the mean; for a hosted model.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Add one scorecard a line to this file; what it holds already is not graded again.",
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print one scorecard a line, and nothing else, to standard output.",
)
@click.option(
    "--report-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the Markdown and JSON reports go.",
)
def grade(
    paths: tuple[Path, ...],
    candidate: tuple[str, ...],
    round_id: str | None,
    level: Level | None,
    samples: int,
    out: Path | None,
    as_json: bool,
    report_dir: Path | None,
) -> int:
    """Grade transcripts by the rubric, each score with quotes that were checked.

    PATHS are transcripts, or folders or patterns of them: Mockloop's JSON, messages of a language
    model, "Name: text", WebVTT, SRT, and what Zoom, Teams, Google Meet and Otter export. A file
    that cannot be graded stops no other; the exit code is then 2.

    \b
    mockloop grade round.json
    mockloop grade transcripts/ --out grades.jsonl
    mockloop grade call.vtt --candidate Ada --round ml-design --level E5
    mockloop grade round.json --json | jq .verdict
    """
    settings = Settings.read()
    screen = console(stderr=as_json)
    files = list(transcript_files(paths))
    reading = Reading(candidate, round_id or "", level)
    faults = 0
    with (
        download_bar(screen) as bar,
        open_models(settings, bar) as models,
        open_grader(settings, models, bar, samples) as grader,
    ):
        say_models(screen, settings, models, ("grader",))
        if note := samples_note(models, samples):
            screen.print(note, style="dim", markup=False)
        index = reading_index(screen, settings, bar)
        graded = grade_files(files, grader, out, area_progress(screen), index, reading)
        for number, done in enumerate(graded, 1):
            place = f"[{number}/{len(files)}] " if len(files) > 1 else ""
            faults += _show(screen, done, place, as_json, alone=len(files) == 1)
            if done.scorecard is not None:
                folder = report_dir or settings.home / "reports"
                page, data = write_report(done.scorecard, folder)
                screen.print(f"report: {page} and {data.name}", style="dim", markup=False)
        if out:
            screen.print(f"scorecards: {out}", markup=False)
    return _USER_FAULT if faults else 0


def _show(screen: Console, done: Graded, place: str, as_json: bool, alone: bool) -> bool:
    """Shows what came of one file; returns whether it is a fault."""
    if done.scorecard is None:
        click.echo(f"mockloop: {place}{done.fault}", err=True)
        return True
    name = one_line(done.path.name)
    kept = " (graded before)" if done.kept else ""
    screen.print(f"{place}{name}{kept}", style="bold", markup=False)
    for note in done.notes:
        screen.print(one_line(note), style="dim", markup=False)
    if as_json:
        click.echo(done.scorecard.model_dump_json())
    elif alone:
        show_scorecard(screen, done.scorecard, assets.rubric(done.scorecard.round))
    if not all(area.call_failed for area in done.scorecard.areas.values()):
        return False
    reason = next(iter(done.scorecard.areas.values())).unscored_reason
    click.echo(f"mockloop: {place}{name} has no score: {reason}", err=True)
    return True
