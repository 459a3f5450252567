"""Where the scorecards of a run go: one scorecard a line, a table, and pages to read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from agent import assets
from agent.errors import SettingError
from agent.ports.files import storage_faults, write_whole
from agent.steps import grades_csv, grades_markdown
from agent.steps.grades import Grades
from agent.steps.grades_csv import csv_page
from agent.steps.grades_html import TITLE, html_page
from agent.steps.grades_markdown import markdown_page

LINES = ".jsonl"
ENDINGS = (LINES, ".csv", ".md", ".html")

_OURS = {".csv": grades_csv.FIRST_LINE, ".md": grades_markdown.FIRST_LINE, ".html": TITLE}
"""By which a page that is there already is known to be ours to write over."""

_HEAD_BYTES = 1_000


@dataclass(frozen=True, slots=True)
class Outputs:
    """The files that a run writes.

    Attributes:
        lines: of one scorecard a line, added to; None where there is none.
        pages: written anew from all scorecards of the run.
    """

    lines: Path | None
    pages: tuple[Path, ...]

    def are(self, path: Path) -> bool:
        """Whether a path is one of the pages."""
        return any(page.exists() and path.exists() and path.samefile(page) for page in self.pages)


def outputs(paths: Iterable[Path]) -> Outputs:
    """Tells outputs apart by their endings and makes their folders, before anything is paid for.

    Raises:
        SettingError: an ending is unknown, two files take a scorecard a line, or a page would
            write over a file that is not ours.
        StorageError: a folder cannot be made.
    """
    named = list(dict.fromkeys(paths))
    for path in named:
        if path.suffix.lower() not in ENDINGS:
            raise SettingError(
                f"{path} does not say what to write", f"end it in {', '.join(ENDINGS)}"
            )
    lines = [path for path in named if path.suffix.lower() == LINES]
    if len(lines) > 1:
        raise SettingError(
            f"{lines[0]} and {lines[1]} would both take a scorecard a line", "name one of them"
        )
    pages = tuple(path for path in named if path not in lines)
    for page in pages:
        _check_ours(page)
    for path in named:
        with storage_faults(path):
            path.parent.mkdir(parents=True, exist_ok=True)
    return Outputs(lines[0] if lines else None, pages)


def write_pages(pages: Sequence[Path], grades: Grades) -> None:
    """Writes tables and pages, each whole or as it was before.

    Raises:
        StorageError: the disk is full or a folder cannot be written.
    """
    for page in pages:
        write_whole(page, _text(page.suffix.lower(), grades))


def _text(ending: str, grades: Grades) -> str:
    if ending == ".csv":
        return csv_page(grades)
    if ending == ".md":
        return markdown_page(grades)
    return html_page(grades, assets.page_template("grades"))


def _check_ours(page: Path) -> None:
    if not page.exists():
        return
    with storage_faults(page), page.open("rb") as file:
        head = file.read(_HEAD_BYTES).decode(errors="replace")
    if head and _OURS[page.suffix.lower()] not in head:
        raise SettingError(f"{page} is there already and not ours", "name another file with --out")
