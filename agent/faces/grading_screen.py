"""Grading on the screen: of the round that was just played, and of many files."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from agent import assets
from agent.errors import one_line
from agent.faces.terminal import area_progress, download_bar, show_scorecard
from agent.ports.weights import Progress as Report
from agent.ports.weights import silent
from agent.records import Scorecard
from agent.settings import Settings
from agent.steps.costs import cost_text, usage_text
from agent.wiring.corpus import LateIndex
from agent.wiring.costs import cost_usd
from agent.wiring.executed_grader import open_grader
from agent.wiring.grading import OnStep, Step, grade_transcript, unwatched, write_report
from agent.wiring.models import Models
from agent.wiring.transcripts import read_transcript

_LONGEST_RUN_S = 24 * 3600.0


@contextmanager
def grading_bar(out: Console, files: int) -> Iterator[OnStep]:
    """Yields what shows a bar over files, with the area under way; nothing off a terminal.

    Args:
        out: where the bar is.
        files: how many there are.
    """
    if not out.is_terminal:
        yield unwatched
        return
    with Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=out,
        transient=True,
        speed_estimate_period=_LONGEST_RUN_S,
    ) as bar:
        yield _Watch(bar, bar.add_task("grading", total=files), files)


class _Watch:
    """Moves a bar on; files that were graded before leave it, or they would foil the estimate."""

    def __init__(self, bar: Progress, task: TaskID, files: int) -> None:
        self._bar, self._task, self._files = bar, task, files
        self._share: dict[Path, float] = {}
        self._kept = 0
        self._one = threading.Lock()

    def __call__(self, step: Step) -> None:
        with self._one:
            self._share[step.path] = step.share
            if step.kept:
                self._kept += 1
                del self._share[step.path]
            before = f" ({self._kept} graded before)" if self._kept else ""
            area = f": {step.area.lower()}" if step.area else ""
            self._bar.update(
                self._task,
                completed=sum(self._share.values()),
                total=self._files - self._kept,
                description=f"{one_line(step.path.name)}{area}{before}",
            )


def spent_text(card: Scorecard, settings: Settings) -> str:
    """Returns what a grading took and cost, in words."""
    cost = cost_text(card.versions.model.id, cost_usd(card, settings))
    return f"{usage_text(card.usage)}; {cost}"


def reading_index(out: Console, settings: Settings, progress: Report) -> LateIndex:
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
    with (
        download_bar(out) as bar,
        open_grader(settings, models, bar, own_code=True) as grader,
    ):
        scorecard = grade_transcript(transcript, grader, area_progress(out), retriever=index)
    show_scorecard(out, scorecard, assets.rubric(transcript.round))
    out.print(spent_text(scorecard, settings), style="dim", markup=False)
    cost = cost_text(scorecard.versions.model.id, cost_usd(scorecard, settings))
    page, data = write_report(scorecard, settings.home / "reports", cost)
    out.print(f"report: {page}\n        {data}", soft_wrap=True, markup=False)
