"""The scorecards of one run, as a table and as pages."""

import csv
import io
import re
from xml.etree import ElementTree as ET

import pytest

from agent import assets
from agent.records import Evidence, Spread
from agent.steps.grades import GradedFile, Grades
from agent.steps.grades_csv import COLUMNS, csv_page
from agent.steps.grades_html import html_page
from agent.steps.grades_markdown import markdown_page
from tests.builders import ROUND, scorecard, scored


def _file(name: str = "a.json", *, kept: bool = False, usd: float | None = 0.0123) -> GradedFile:
    card = scorecard("openai:m", transcript_id=name.partition(".")[0])
    return GradedFile(name, card, assets.rubric(ROUND), kept, usd, ("times: there are none",))


GRADES = Grades((_file(), _file("b.json", kept=True)), (("bad.txt", "it is empty. Name a file."),))


def _rows(grades: Grades) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_page(grades).removeprefix("\ufeff"))))


def test_what_has_a_score_and_what_has_none_is_counted() -> None:
    assert GRADES.counts == (
        "3 files: 1 graded, 1 kept from before, 1 failed; areas: 4 unscored, 2 not assessed"
    )


def test_only_what_this_run_graded_is_paid_for() -> None:
    assert GRADES.cost == "US$ 0.012"
    assert Grades((_file(usd=None), _file())).cost == "no price known"
    assert Grades((_file(kept=True),)).cost == "nothing paid"


def test_a_table_has_a_row_an_area_and_adds_up() -> None:
    rows = _rows(GRADES)
    assert len(rows) == 11
    assert list(rows[0]) == list(COLUMNS)
    assert [row["score"] for row in rows[:5]] == ["3", "4.5", "", "", ""]
    assert [row["status"] for row in rows[3:5]] == ["unscored", "not assessed"]
    assert rows[3]["reason"] == "the grader gave no quote"
    assert rows[0]["quotes"] == "00:10 (turn 1, answer): I predict a long watch"
    assert [row["cost_usd"] for row in rows[:2]] == ["0.0123", ""]
    assert (rows[-1]["file"], rows[-1]["status"]) == ("bad.txt", "failed")
    assert csv_page(GRADES).count("\r\n") == 12


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\uff1d", "\t=", " \r\n@", "\x00=", "\u200b="]
)
def test_no_cell_is_a_formula(start: str) -> None:
    card = scorecard(transcript_id=f"{start}1+1", verdict_reason=f"{start}A1")
    rows = _rows(Grades((GradedFile(f"{start}f", card, assets.rubric(ROUND)),)))
    for column in ("file", "transcript", "verdict_reason"):
        assert rows[0][column].startswith("'")


def test_a_deviation_is_a_number() -> None:
    found = scored(3).model_copy(update={"spread": Spread(deviation=0.25)})
    areas = scorecard().areas | {"modeling": found}
    rows = _rows(Grades((GradedFile("a", scorecard(areas=areas), assets.rubric(ROUND)),)))
    assert [row["deviation"] for row in rows if row["area"] == "modeling"] == ["0.25"]


def test_a_page_has_one_title_a_table_and_each_scorecard() -> None:
    page = markdown_page(GRADES)
    assert re.findall(r"^# .*", page, re.MULTILINE) == ["# Mockloop grades"]
    assert re.findall(r"^## .*", page, re.MULTILINE) == ["## Scorecard: a", "## Scorecard: b"]
    assert (
        "| b.json (graded before) | ml-design | E5 | 2 of 5 | 3.8 | 2 | cannot be decided "
        "| US$ 0.012 |" in page
    )
    assert "- bad.txt: it is empty. Name a file." in page


def test_a_html_page_is_whole_and_needs_nothing_else() -> None:
    page = html_page(GRADES, assets.page_template("grades"))
    body = page[page.index("<body>") : page.index("</body>") + 7]
    assert len(ET.fromstring(re.sub(r"<br>", "<br/>", body)).findall("section")) == 2
    assert not re.search(r"(src=|https?:|@import|url\()", page)
    assert "prefers-color-scheme" in page or "color-scheme: light dark" in page
    assert "times: there are none" in page
    assert "it is empty. Name a file." in page


def test_what_a_candidate_said_is_no_markup_on_a_page() -> None:
    hostile = "<img src=x onerror=alert(1)> | **b** [l](http://x.invalid) \x1b[31m\u202e"
    found = scored(3, Evidence(turn=1, quote=hostile, t=0.0))
    areas = {area.id: found for area in assets.rubric(ROUND).areas}
    card = scorecard(areas=areas, transcript_id=hostile)
    grades = Grades((GradedFile(hostile, card, assets.rubric(ROUND)),), ((hostile, hostile),))
    html, page = html_page(grades, assets.page_template("grades")), markdown_page(grades)
    assert "<img" not in html + page
    assert "\x1b" not in html + page
    assert "\u202e" not in html + page
    row = next(line for line in page.splitlines() if line.startswith("| &lt;img"))
    assert len(re.findall(r"(?<!\\)\|", row)) == 9
    assert "\\[l\\](" in row
