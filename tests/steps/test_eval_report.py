import re

import pytest

from agent import assets
from agent.records import Evidence
from agent.steps.eval_report import html, marked
from agent.steps.gating import GateResult
from tests.builders import scored
from tests.eval_builders import result, run

TEMPLATE = assets.page_template("report")
SAID = "I split by date <b>so</b> that nothing leaks."


def _page(*runs: object, gates: tuple[GateResult, ...] = ()) -> str:
    return html(runs, gates, TEMPLATE)  # type: ignore[arg-type]


def _graded(case: str, score: float, *, model: str = "embedded:q", ok: bool = True) -> object:
    evidence = Evidence(turn=0, quote="I split by date", t=0.0)
    found = result(
        case,
        {"fence": ok},
        {"near": 0.5},
        [(score, 3)],
        areas={"modeling": scored(score, evidence)},
        turns=[SAID],
    )
    return run(found, model=model)


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = _page(_graded("a", 3.0), _graded("a", 4.0, model="embedded:r"))
    outside = re.findall(r"(?:src|href)\s*=\s*[\"'][^#]|url\((?!#)|@import|<script|<link", page)
    assert outside == []
    assert 'name="viewport"' in page


def test_what_a_candidate_said_cannot_become_markup() -> None:
    page = _page(_graded("a", 3.0))
    assert "<b>so</b>" not in page
    assert "&lt;b&gt;so&lt;/b&gt;" in page


def test_a_quote_is_marked_in_its_turn() -> None:
    assert '<mark class="g0 answer" title="modeling">I split by date</mark>' in _page(
        _graded("a", 3.0)
    )


def test_two_graders_stand_side_by_side() -> None:
    page = _page(_graded("a", 3.0), _graded("a", 5.0, model="embedded:r"))
    row = re.search(r"<tr><td>modeling</td>.*?</tr>", page)
    assert row is not None
    assert re.findall(r"<td>(\d)(?:\.0)?", row[0]) == ["3", "3", "5"]


def test_failures_come_first() -> None:
    good, bad = _graded("good", 3.0), _graded("bad", 3.0, ok=False)
    both = run(*(r for each in (good, bad) for r in each.results))  # type: ignore[attr-defined]
    names = re.findall(r"<summary>(good|bad) ", _page(both))
    assert names == ["bad", "good"]


def test_a_case_that_was_not_played_says_why() -> None:
    page = _page(run(result("a", status="stale", reason="needs recording")))
    assert "stale: needs recording" in page


def test_two_runs_of_a_model_make_a_trend_and_one_does_not() -> None:
    first = _graded("a", 3.0)
    later = first.model_copy(update={"started": "2026-11-29T09:00:00+00:00"})  # type: ignore[attr-defined]
    assert "<h3>Trend</h3>" in _page(first, later)
    assert "A trend takes two runs" in _page(first)


def test_agreement_is_drawn_where_there_are_labels() -> None:
    page = _page(_graded("a", 4.0))
    assert page.count("<svg") == 2
    assert "error by level" in page
    assert 'class="matrix"' in page


def test_a_run_without_labels_has_no_agreement() -> None:
    assert "<svg" not in _page(run(result("a", {"fence": True}), suite="interviewer"))


@pytest.mark.parametrize(
    ("status", "word"), [("pass", "pass"), ("fail", "regression"), ("unusable", "unusable")]
)
def test_the_page_begins_with_what_the_gates_say(status: str, word: str) -> None:
    gate = GateResult("grading", "floor", "near", status, ">= 1", "0.500")  # type: ignore[arg-type]
    title = re.search(r"<h1>.*?</h1>", _page(_graded("a", 3.0), gates=(gate,)))
    assert title is not None
    assert word in title[0]


def test_quotes_that_overlap_are_all_marked() -> None:
    text = marked("one two three", [("one two", "g0", "a"), ("two three", "g1", "b")])
    assert re.findall(r'class="([^"]*)"[^>]*>([^<]*)<', str(text)) == [
        ("g0", "one "),
        ("g0 g1", "two"),
        ("g1", " three"),
    ]


def test_a_quote_that_is_not_there_marks_nothing() -> None:
    assert str(marked("a < b", [("c", "g0", "x")])) == "a &lt; b"
