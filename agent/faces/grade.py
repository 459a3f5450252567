"""`mockloop grade`: scores for transcripts."""

from pathlib import Path
from typing import get_args

import click

from agent.errors import TranscriptError
from agent.faces.grading_run import GradingRun
from agent.faces.grading_screen import grading_bar, reading_index
from agent.faces.terminal import console, download_bar, say_models
from agent.records import ROUND_IDS, Level
from agent.settings import Settings
from agent.steps.transcripts import Reading
from agent.wiring.executed_grader import open_grader
from agent.wiring.graders import samples_note
from agent.wiring.grading import OneAtATime, grade_files
from agent.wiring.models import is_embedded, open_models
from agent.wiring.outputs import Outputs, outputs
from agent.wiring.transcripts import transcript_files

_HOSTED_JOBS = 4
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
    "--jobs",
    type=click.IntRange(1, 64),
    help="Files graded at once; 1 for an embedded model, which grades one after the other anyway,"
    f" and {_HOSTED_JOBS} for others.",
)
@click.option(
    "--out",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where the scorecards go, by its ending: .jsonl takes one a line, and what it holds"
    " already is not graded again; .csv is a table of areas; .md and .html are pages to read."
    " Repeatable.",
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
    jobs: int | None,
    out: tuple[Path, ...],
    as_json: bool,
    report_dir: Path | None,
) -> int:
    """Grade transcripts by the rubric, each score with quotes that were checked.

    PATHS are transcripts, or folders or patterns of them: Mockloop's JSON, messages of a language
    model, "Name: text", WebVTT, SRT, and what Zoom, Teams, Google Meet and Otter export. A file
    that cannot be graded stops no other; the exit code is then 2, as it is where a call of the
    model failed.

    \b
    mockloop grade round.json
    mockloop grade transcripts/ --out grades.jsonl --out grades.html
    mockloop grade call.vtt --candidate Ada --round ml-design --level E5
    mockloop grade round.json --json | jq .verdict
    """
    settings = Settings.read()
    screen = console(stderr=as_json)
    wanted = outputs(out)
    files = _files(paths, wanted)
    reading = Reading(candidate, round_id or "", level)
    with (
        download_bar(screen) as bar,
        open_models(settings, bar) as models,
        open_grader(settings, models, bar, samples) as grader,
    ):
        say_models(screen, settings, models, ("grader",))
        if note := samples_note(models, samples):
            screen.print(note, style="dim", markup=False)
        one_slot = is_embedded(models.name("grader"))
        run = GradingRun(screen, settings, len(files), as_json, report_dir)
        try:
            with grading_bar(screen, len(files)) as on_step:
                for done in grade_files(
                    files,
                    OneAtATime(grader) if one_slot else grader,
                    wanted.lines,
                    on_step,
                    reading_index(screen, settings, bar),
                    reading,
                    jobs or (1 if one_slot else _HOSTED_JOBS),
                ):
                    run.show(done)
        finally:
            run.close(wanted)
    return _USER_FAULT if run.faults else 0


def _files(paths: tuple[Path, ...], wanted: Outputs) -> list[Path]:
    """Returns the transcripts, each once, without the pages that a run before wrote among them.

    Raises:
        TranscriptError: there is none.
    """
    files = {path.resolve(): path for path in transcript_files(paths) if not wanted.are(path)}
    if not files:
        raise TranscriptError("only pages of grades are named", "name a folder of transcripts")
    return list(files.values())
