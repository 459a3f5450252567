"""The scorecards of one run as one Markdown page: a table, then each scorecard."""

import re
from collections.abc import Iterator

from agent.steps.grades import GradedFile, Grades
from agent.steps.report import markdown, one_line

FIRST_LINE = "# Mockloop grades"

_MARKS = re.compile(r"([\\`*_\[\]|])")
_HEADING = re.compile(r"^#", re.MULTILINE)


def markdown_page(grades: Grades) -> str:
    """Returns the whole page."""
    return "\n".join(_lines(grades)) + "\n"


def _lines(grades: Grades) -> Iterator[str]:
    yield FIRST_LINE
    yield ""
    yield f"{grades.counts}. This run: {grades.cost}."
    yield ""
    yield "| file | round | level | areas scored | mean | unscored | verdict | cost |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    yield from map(_row, grades.files)
    if grades.failed:
        yield ""
        yield "Not graded:"
        yield ""
        for name, fault in grades.failed:
            yield f"- {_inline(name)}: {_inline(fault)}"
    for file in grades.files:
        yield ""
        page = markdown(file.card, file.rubric, file.cost)
        yield _HEADING.sub("##", page).rstrip("\n")


def _row(file: GradedFile) -> str:
    card = file.card
    mean = card.mean_score
    scored = sum(found.score is not None for found in card.areas.values())
    cells = (
        _inline(file.file) + (" (graded before)" if file.kept else ""),
        card.round,
        card.target_level or "none given",
        f"{scored} of {len(card.areas)}",
        "none" if mean is None else f"{mean:.1f}",
        str(len(card.unscored)),
        card.verdict or "cannot be decided",
        file.cost,
    )
    return f"| {' | '.join(cells)} |"


def _inline(text: str) -> str:
    """Returns text from outside as plain words within a line or a cell."""
    return _MARKS.sub(r"\\\1", one_line(text))
