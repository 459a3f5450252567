from dataclasses import replace

import pytest

from agent.steps.agreeing import agreed
from agent.steps.agreement_gaps import gap
from agent.steps.agreement_report import figure_text, graders_text, json_rows, markdown, sections
from agent.steps.agreement_table import ALL, BARS, AgreementTable, Bar, Row, bars_seen, nearest
from agent.steps.hire_sides import sides
from agent.steps.resampling import NOTHING, Figure
from tests.steps.test_agreeing import judged, noisy

SIDES = sides([("a", True, True), ("b", False, None)])


def _row(grader: str, own: float = 1.0, area: str = ALL) -> Row:
    whole = SIDES if area == ALL else None
    return Row(grader, "jedi", "natural", area, agreed(noisy(own=own)), whole, NOTHING)


ROWS = (_row("probe", 0.1), _row("probe", 0.1, "move_fast"), _row("one-call"))
GAPS = tuple(
    gap(("jedi", "natural", "probe", other), noisy(own=0.1), noisy(own=own))
    for other, own in (("one-call", 1.0), ("constant", 2.0), ("constant-by-kind", 3.0))
)
TABLE = AgreementTable(
    rows=ROWS,
    gaps=GAPS,
    bars=tuple(bars_seen(ROWS, GAPS, "probe")),
    asked={"probe": "embedded:q, version 1", "one-call": "embedded:q, version 2"},
    labels="abc",
)


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure(0.874, 0.838, 0.9, 9), "0.87 [.84,.90]"),
        (Figure(1.0, 1.0, 1.0, 9), "1.00 [1,1]"),
        (Figure(-0.1, -0.104, 0.004, 9), "-0.10 [-.10,.00]"),
        (Figure(-0.1, -1.25, -0.001, 9), "-0.10 [-1.25,.00]"),
        (Figure(0.5, None, None, 2), "0.50"),
        (NOTHING, ""),
    ],
)
def test_a_figure_is_shown_with_its_interval(figure: Figure, text: str) -> None:
    assert figure_text(figure) == text


def test_areas_are_shown_where_they_are_asked_for() -> None:
    short, long = (
        [section.title for section in sections(TABLE, areas=areas)] for areas in (False, True)
    )
    assert short[0] == "jedi, natural: scores"
    assert "jedi, natural, move_fast: scores" in long
    assert not [title for title in short if "move_fast" in title]
    assert short[-1] == "bars"


def test_every_row_is_as_wide_as_its_head() -> None:
    for section in sections(TABLE, areas=True):
        assert {len(row) for row in section.rows} == {len(section.columns)}


def test_unscored_and_undecided_are_said_aloud() -> None:
    rows = [judged("a", None, 3.0, "unscored"), judged("b", 3.0, 3.0), judged("c", None, 4.0)]
    table = replace(TABLE, rows=(replace(ROWS[0], agreed=agreed(rows)),))
    scores, more, *_ = sections(table, areas=False)
    assert scores.rows[0][:4] == ("probe", "1", "1 (33.3%)", "1")
    assert more.columns[1:3] == ("labelled hire", "cannot tell")
    assert more.rows[0][1:3] == ("1 of 2", "1 of 2")


def test_a_page_cannot_be_broken_by_a_graders_name() -> None:
    bad = "a|b<script>\n\x1b[31m"
    table = replace(TABLE, rows=(_row(bad),), asked={bad: "x"})
    text = markdown(table)
    assert "a\\|b\\<script\\>" in text
    assert "<script>" not in text.replace("\\<", "")
    assert "\x1b" not in text
    assert "\x1b" not in graders_text(table)[0]


def test_a_page_says_who_labelled_and_which_model_was_asked() -> None:
    text = markdown(TABLE)
    assert "no person has labelled any transcript" in text
    assert "- probe: embedded:q, version 1" in text
    assert "| jedi | natural | QWK |" in text


def test_a_script_gets_all_of_it() -> None:
    rows = list(json_rows(TABLE))
    assert rows[0] == {"what": "versions", "labels": "abc", "graders": dict(TABLE.asked)}
    assert [r["what"] for r in rows].count("row") == 3
    found = next(r for r in rows if r["what"] == "row")["agreed"]["figures"]
    assert {"qwk", "kappa", "given-length", "null-told", "unscored"} <= set(found)


def test_the_baseline_that_comes_nearest_is_the_one_to_beat() -> None:
    best = nearest(GAPS)
    assert best is not None
    assert best.other == "one-call"
    seen = {(bar.figure, bar.round, bar.kind): bar for bar in TABLE.bars}
    found = seen["gap", "jedi", "natural"]
    assert (found.against, found.seen) == ("one-call", best.qwk)
    assert seen["mae-gap", "jedi", "natural"].against == "constant"
    assert seen["gap", "jedi", "length"].outcome == "not measured"


@pytest.mark.parametrize(
    ("bar", "asked", "met", "missed"),
    [
        (Bar("qwk", (), (), at_least=0.6), "at least 0.6", 0.6, 0.59),
        (Bar("unscored", (), (), at_most=0.02), "at most 0.02", 0.02, 0.021),
        (Bar("mae-gap", (), (), over=0.0), "over 0", 0.001, 0.0),
    ],
)
def test_a_bar_is_met_at_its_bound(bar: Bar, asked: str, met: float, missed: float) -> None:
    assert bar.asked == asked
    assert bar.met(met)
    assert not bar.met(missed)


def test_every_bar_has_one_bound() -> None:
    for bar in BARS:
        assert sum(n is not None for n in (bar.at_least, bar.at_most, bar.over)) == 1
    assert len(TABLE.bars) == sum(len(bar.rounds) * len(bar.kinds) for bar in BARS)
