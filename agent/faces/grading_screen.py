"""Grading the round that was just played, on the screen."""

from pathlib import Path

from rich.console import Console

from agent import assets
from agent.faces.terminal import area_progress, download_bar, show_scorecard
from agent.ports.weights import Progress, silent
from agent.settings import Settings
from agent.wiring.corpus import LateIndex
from agent.wiring.graders import open_grader
from agent.wiring.grading import grade_transcript, write_report
from agent.wiring.models import Models
from agent.wiring.transcripts import read_transcript


def reading_index(out: Console, settings: Settings, progress: Progress) -> LateIndex:
    """Returns the index for what to read next; where it cannot be opened, that is said once."""
    return LateIndex(
        settings, lambda error: out.print(f"nothing to read next: {error}", markup=False), progress
    )


def grade_and_show(out: Console, settings: Settings, models: Models, path: Path) -> None:
    """Grades a saved transcript, prints the scorecard and says where the report lies.

    Raises:
        MockloopError: the transcript, the model or the disk did not serve. The transcript stays.
    """
    transcript = read_transcript(path)
    index = reading_index(out, settings, silent)
    with download_bar(out) as bar, open_grader(settings, models, bar) as grader:
        scorecard = grade_transcript(transcript, grader, area_progress(out), retriever=index)
    show_scorecard(out, scorecard, assets.rubric(transcript.round))
    page, data = write_report(scorecard, settings.home / "reports")
    out.print(f"report: {page}\n        {data}", soft_wrap=True, markup=False)
