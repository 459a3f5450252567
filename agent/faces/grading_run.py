"""What comes of the files of one `mockloop grade`, on the screen and where it is wanted."""

from dataclasses import dataclass, field
from pathlib import Path

import click
from rich.console import Console

from agent import assets
from agent.errors import one_line
from agent.faces.grading_screen import spent_text
from agent.faces.terminal import show_scorecard
from agent.records import Scorecard
from agent.settings import Settings
from agent.steps.grades import GradedFile, Grades
from agent.steps.report import summary
from agent.wiring.costs import cost_usd
from agent.wiring.grading import Graded, write_report
from agent.wiring.outputs import LINES, Outputs, write_pages


@dataclass(slots=True)
class GradingRun:
    """Shows what comes of the files, one after the other, and writes it where it is wanted.

    Attributes:
        screen: for people.
        settings: of the run.
        total: how many files there are.
        as_json: standard output takes one scorecard a line, and nothing else.
        folder: where the report of each file goes.
        files: those that have a scorecard.
        failed: the others, each with what is wrong.
        faults: how many files are not graded, or not wholly.
    """

    screen: Console
    settings: Settings
    total: int
    as_json: bool
    folder: Path | None
    files: list[GradedFile] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    faults: int = 0

    def show(self, done: Graded) -> None:
        """Shows one file, and writes its report."""
        number = len(self.files) + len(self.failed) + 1
        place = f"[{number}/{self.total}] " if self.total > 1 else ""
        name = one_line(done.path.name)
        if done.scorecard is None:
            self.faults += 1
            self.failed.append((done.path.name, str(done.fault)))
            click.echo(f"mockloop: {place}{done.fault}", err=True)
            return
        card, usd = done.scorecard, cost_usd(done.scorecard, self.settings)
        rubric = assets.rubric(card.round)
        file = GradedFile(done.path.name, card, rubric, done.kept, usd, done.notes)
        self.files.append(file)
        self._print(file, f"{place}{name}{' (graded before)' if done.kept else ''}")
        if self.as_json:
            click.echo(card.model_dump_json())
        folder = self.folder or self.settings.home / "reports"
        page, data = write_report(card, folder, file.cost)
        if self.total == 1:
            self._say(f"report: {page} and {data.name}", "dim")
        if card.worth_another_try:
            self.faults += 1
            click.echo(f"mockloop: {place}{name} {_missing(card)}", err=True)

    def _print(self, file: GradedFile, name: str) -> None:
        """Prints a line a file, or the whole scorecard where there is but one."""
        alone, card = self.total == 1, file.card
        verdict = card.verdict or "no verdict"
        said = "" if alone else f": {verdict}; {summary(card)} {spent_text(card, self.settings)}"
        self._say(f"{name}{said}", "bold" if alone else "")
        for note in file.notes:
            self._say(one_line(note), "dim")
        if cut := sum(found.turns_left_out > 0 for found in card.areas.values()):
            said = f"longer than the model's context: {cut} areas were graded on a part of it"
            self._say(said, "yellow")
        if alone and not self.as_json:
            show_scorecard(self.screen, card, file.rubric)
        if alone:
            self._say(spent_text(card, self.settings), "dim")

    def close(self, wanted: Outputs) -> None:
        """Writes the pages of what was done, and counts aloud."""
        grades = Grades(tuple(self.files), tuple(self.failed))
        done = len(self.files) + len(self.failed)
        if self.total > 1:
            left = f"; {self.total - done} not reached" if done < self.total else ""
            self._say(f"{grades.counts}{left}. Cost: {grades.cost}.", "bold")
            self._say(f"reports: {self.folder or self.settings.home / 'reports'}", "dim")
        if self.files:
            write_pages(wanted.pages, grades)
        if wanted.lines and self.files:
            self._say(f"scorecards: {wanted.lines}")
        for page in wanted.pages if self.files else ():
            self._say(f"grades: {page}")

    def _say(self, line: str, style: str = "") -> None:
        """Prints a line, which stays one off a terminal."""
        soft_wrap = not self.screen.is_terminal
        self.screen.print(line, style=style, markup=False, soft_wrap=soft_wrap)


def _missing(card: Scorecard) -> str:
    """Says which areas have no score since a call failed, why, and what to do."""
    failed = [found for found in card.areas.values() if found.call_failed]
    which = "no score" if len(failed) == len(card.areas) else f"no score in {len(failed)} areas"
    return (
        f"has {which}: {failed[0].unscored_reason}. Run the same command again; with an --out that "
        f"ends in {LINES} only what failed is graded again."
    )
