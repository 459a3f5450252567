"""The scorecards of one run as CSV: one row an area, for spreadsheets.

UTF-8 with a byte-order mark and CRLF line ends, which Excel needs. A cell of text that a
spreadsheet would take for a formula gets an apostrophe before it (after OWASP, "CSV Injection").
"""

import csv
import io
from collections.abc import Iterator

from agent.records import AreaScore
from agent.steps.agenda import clock_face
from agent.steps.fencing import clean
from agent.steps.grades import GradedFile, Grades
from agent.steps.report import part_text

COLUMNS = (
    *("file", "transcript", "round", "level", "verdict", "verdict_reason"),
    *("area", "score", "status", "reason", "deviation", "quotes", "rationale", "one_more"),
    *("part", "model", "kept", "tokens_evaluated", "tokens_cached", "tokens_generated"),
    *("seconds", "cost_usd", "cost"),
)
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_MARK = "\ufeff"
FIRST_LINE = _MARK + ",".join(COLUMNS)

Cell = str | float | None


def csv_page(grades: Grades) -> str:
    """Returns the table.

    What was read and what it cost stand in the first row of a transcript, so that a column adds
    up. A file without a scorecard is one row with the status `failed`.
    """
    out = io.StringIO()
    out.write(_MARK)
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for file in grades.files:
        table.writerows(map(_shown, row) for row in _rows(file))
    for name, fault in grades.failed:
        row = {"file": name, "status": "failed", "reason": fault}
        table.writerow([_shown(row.get(column)) for column in COLUMNS])
    return out.getvalue()


def _rows(file: GradedFile) -> Iterator[tuple[Cell, ...]]:
    card, usage = file.card, file.card.usage
    whose = (file.file, card.transcript_id, card.round, card.target_level)
    decided = (card.verdict, card.verdict_reason)
    tokens = (usage.tokens_evaluated, usage.tokens_cached, usage.tokens_generated)
    cost: tuple[Cell, ...] = (*tokens, usage.seconds, file.usd, file.cost)
    for place, (area, found) in enumerate(card.areas.items()):
        spent = cost if place == 0 else (None,) * len(cost)
        of_run = (card.versions.model.id, "yes" if file.kept else "no")
        yield (*whose, *decided, area, *_of_area(found), *of_run, *spent)


def _of_area(found: AreaScore) -> tuple[Cell, ...]:
    quotes = " | ".join(
        f"{clock_face(each.t)} (turn {each.turn}, {each.role}): {each.quote}"
        for each in found.evidence
    )
    deviation = found.spread.deviation if found.spread else None
    score = (found.score, found.status, found.unscored_reason, deviation)
    return (*score, quotes, found.rationale, found.one_more, part_text(found))


def _shown(cell: Cell) -> str:
    """Returns a cell on one line that no spreadsheet runs."""
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return f"{cell:g}" if isinstance(cell, float) else str(cell)
    text = " ".join(clean(cell).split())
    return f"'{text}" if text.startswith(_FORMULA) else text
