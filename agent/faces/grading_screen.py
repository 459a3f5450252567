"""Grading the round that was just played, on the screen."""

from pathlib import Path

from rich.console import Console

from agent import assets
from agent.faces.terminal import area_progress, show_scorecard
from agent.settings import Settings
from agent.wiring.grading import grade_transcript, write_report
from agent.wiring.models import Models
from agent.wiring.transcripts import read_transcript


def grade_and_show(out: Console, settings: Settings, models: Models, path: Path) -> None:
    """Grades a saved transcript, prints the scorecard and says where the report lies.

    Raises:
        MockloopError: the transcript, the model or the disk did not serve. The transcript stays.
    """
    transcript = read_transcript(path)
    model = models.get("grader")
    scorecard = grade_transcript(transcript, model, area_progress(out))
    show_scorecard(out, scorecard, assets.rubric(transcript.round))
    page, data = write_report(scorecard, settings.home / "reports")
    out.print(f"report: {page}\n        {data}", soft_wrap=True, markup=False)
