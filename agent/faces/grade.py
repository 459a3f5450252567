"""`mockloop grade`: scores for transcripts."""

from pathlib import Path

import click

from agent import assets
from agent.errors import one_line
from agent.faces.grading_screen import reading_index
from agent.faces.terminal import area_progress, console, download_bar, say_models, show_scorecard
from agent.settings import Settings
from agent.wiring.grading import grade_files, write_report
from agent.wiring.models import open_models
from agent.wiring.transcripts import transcript_files

_USER_FAULT = 2


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
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
def grade(paths: tuple[Path, ...], out: Path | None, as_json: bool, report_dir: Path | None) -> int:
    """Grade transcripts by the rubric, each score with quotes that were checked.

    PATHS are transcripts in JSON, or folders of them. A file that cannot be graded stops no
    other; the exit code is then 2.

    \b
    mockloop grade round.json
    mockloop grade transcripts/ --out grades.jsonl
    mockloop grade round.json --json | jq .verdict
    """
    settings = Settings.read()
    screen = console(stderr=as_json)
    files = list(transcript_files(paths))
    faults = 0
    with download_bar(screen) as bar, open_models(settings, bar) as models:
        say_models(screen, models, ("grader",))
        model, index = models.get("grader"), reading_index(screen, settings, bar)
        graded = grade_files(files, model, out, area_progress(screen), index)
        for number, done in enumerate(graded, 1):
            place = f"[{number}/{len(files)}] " if len(files) > 1 else ""
            if done.scorecard is None:
                faults += 1
                click.echo(f"mockloop: {place}{done.fault}", err=True)
                continue
            screen.print(
                f"{place}{one_line(done.path.name)}" + (" (graded before)" if done.kept else ""),
                style="bold",
                markup=False,
            )
            if as_json:
                click.echo(done.scorecard.model_dump_json())
            elif len(files) == 1:
                show_scorecard(screen, done.scorecard, assets.rubric(done.scorecard.round))
            page, data = write_report(done.scorecard, report_dir or settings.home / "reports")
            screen.print(f"report: {page} and {data.name}", style="dim", markup=False)
            if all(area.call_failed for area in done.scorecard.areas.values()):
                faults += 1
                reason = next(iter(done.scorecard.areas.values())).unscored_reason
                click.echo(
                    f"mockloop: {place}{one_line(done.path.name)} has no score: {reason}", err=True
                )
        if out:
            screen.print(f"scorecards: {out}", markup=False)
    return _USER_FAULT if faults else 0
