import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent import assets
from agent.errors import DataError, EvalError
from agent.records import Given
from agent.steps.agreement_table import ALL, RATERS, AgreementTable, Row
from agent.steps.resampling import Figure
from agent.steps.simple_baselines import CONSTANT, GUESSES, LENGTH
from agent.wiring.agreement import agreement_table
from agent.wiring.given import given, graders
from agent.wiring.labelled import Labelled, labelled, labels_stamp
from tests.labelled_data import ROUNDS, as_labelled, few_labelled, keep, line, scored_by


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    made = few_labelled(tmp_path, 6)
    with assets.rooted(made):
        yield made


def row(table: AgreementTable, grader: str, round_id: str, kind: str, area: str = ALL) -> Row:
    where = (grader, round_id, kind, area)
    [found] = [r for r in table.rows if (r.grader, r.round, r.kind, r.area) == where]
    return found


def one_off(item: Labelled, area: str) -> float | None:
    """A point too high, where there is room."""
    label = item.scores[area]
    return None if label is None else min(5.0, label + 1)


@pytest.mark.usefixtures("data")
def test_a_grader_that_gives_the_labels_meets_every_bar() -> None:
    table = agreement_table(lambda: list(scored_by(as_labelled)))
    for round_id in ROUNDS:
        for kind in ("constructed", "length", "natural"):
            found = row(table, "probe", round_id, kind)
            assert found.figure("qwk").value == pytest.approx(1.0)
            assert found.figure("mae").value == 0.0
            assert found.quotes.value == 1.0
            assert found.agreed.unscored == found.agreed.missed == 0
    assert {bar.outcome for bar in table.bars} <= {"met", "not measured"}
    assert sum(bar.outcome == "met" for bar in table.bars) > 30


@pytest.mark.usefixtures("data")
def test_a_grader_that_is_wrong_misses_its_bars() -> None:
    def upside_down(item: Labelled, area: str) -> float | None:
        label = item.scores[area]
        return 2.0 if label is None else 6 - label

    table = agreement_table(lambda: list(scored_by(upside_down)))
    missed = {(bar.figure, bar.kind) for bar in table.bars if bar.outcome == "missed"}
    assert {("qwk", "constructed"), ("gap", "length"), ("mae-gap", "natural")} <= missed
    assert ("null-told", "length") in missed
    assert ("unscored", "length") not in missed


@pytest.mark.usefixtures("data")
def test_the_baselines_that_ask_no_model_are_beside_it() -> None:
    table = agreement_table(lambda: list(scored_by(one_off)))
    assert {r.grader for r in table.rows} == {"probe", *GUESSES, RATERS}
    found = next(g for g in table.gaps if (g.round, g.kind, g.other) == ("jedi", "length", LENGTH))
    ours, theirs = (row(table, g, "jedi", "length").figure("qwk").value for g in ("probe", LENGTH))
    assert found.ours == pytest.approx(ours)
    assert found.theirs == pytest.approx(theirs)
    assert found.qwk.value == pytest.approx((ours or 0) - (theirs or 0))


@pytest.mark.usefixtures("data")
def test_each_area_has_a_row_of_its_own() -> None:
    table = agreement_table(lambda: list(scored_by(one_off)))
    areas = [area.id for area in assets.rubric("ml-design").areas]
    counts = [row(table, "probe", "ml-design", "natural", area).agreed.n for area in areas]
    assert sum(counts) == row(table, "probe", "ml-design", "natural").agreed.n
    assert all(counts)


@pytest.mark.usefixtures("data")
def test_a_rater_is_set_beside_the_mean_of_the_others() -> None:
    far = []
    for item in labelled(("natural",)):
        if item.transcript.round == "ml-design":
            for area in item.scores:
                given_by = [scores[area] or 0 for scores in item.raters.values()]
                for number, score in enumerate(given_by):
                    others = given_by[:number] + given_by[number + 1 :]
                    far.append(abs(score - sum(others) / len(others)))
    found = row(agreement_table(), RATERS, "ml-design", "natural")
    assert found.agreed.n == len(far) > 60
    assert found.figure("mae").value == pytest.approx(sum(far) / len(far))


def test_what_is_kept_of_a_grader_is_read(data: Path) -> None:
    keep(data, "one-call", [g for g in scored_by(one_off, "one-call") if g.kind == "natural"])
    assert graders() == ("one-call",)
    table = agreement_table()
    assert row(table, "one-call", "jedi", "natural").agreed.n > 0
    assert table.asked["one-call"] == "embedded:q, version 3"
    assert table.labels == labels_stamp().sha256
    assert not table.bars
    assert not table.gaps


def test_a_grader_without_a_kind_stands_by_itself_and_is_no_baseline(data: Path) -> None:
    name = "probe-without-length"
    keep(data, name, [g for g in scored_by(one_off, name) if g.kind == "length"])
    keep(data, "probe", list(scored_by(as_labelled)))
    table = agreement_table()
    assert row(table, name, "jedi", "length").figure("mae").value != 0.0
    assert {gap.other for gap in table.gaps} == set(GUESSES)


def test_what_is_handed_in_stands_for_what_is_kept_of_ours(data: Path) -> None:
    keep(data, "probe", list(scored_by(one_off)))
    table = agreement_table(lambda: list(scored_by(as_labelled)))
    assert row(table, "probe", "jedi", "length").figure("mae").value == 0.0


@pytest.mark.usefixtures("data")
def test_what_only_helps_a_fit_is_never_counted() -> None:
    [item, *_] = labelled(("more-natural",))
    area = next(iter(item.scores))
    table = agreement_table(lambda: [line(item, area, "probe", 3.0)])
    assert "probe" not in {r.grader for r in table.rows}


def test_a_constant_is_of_other_transcripts_and_of_all_kinds(data: Path) -> None:
    before = row(agreement_table(), CONSTANT, "jedi", "natural")
    path = data / "evals" / "labelled" / "more-natural-labels.jsonl"
    path.write_text(re.sub(r": [1-4]([,}])", r": 5\1", path.read_text()))
    after = row(agreement_table(), CONSTANT, "jedi", "natural")
    assert before.figure("bias").value != after.figure("bias").value


@pytest.mark.usefixtures("data")
def test_scores_of_what_is_not_labelled_are_one_line() -> None:
    [item, *_] = labelled(("natural",))
    area = next(iter(item.scores))
    good = line(item, area, "probe", 3.0)

    def fault(*lines: Given) -> str:
        with pytest.raises(EvalError) as raised:
            agreement_table(lambda: lines)
        return str(raised.value)

    assert "not labelled so" in fault(good.model_copy(update={"transcript": "nobody"}))
    assert "not labelled so" in fault(good.model_copy(update={"area": "charm"}))
    assert "not labelled so" in fault(good.model_copy(update={"kind": "length"}))
    assert f"gave {area} of {item.transcript.id} twice" in fault(good, good)


def test_a_broken_line_is_named(data: Path) -> None:
    path = data / "evals" / "labelled" / "given" / "one-call.jsonl"
    path.write_text('{"transcript": "a", "score": 7}\n')
    with pytest.raises(DataError, match="line 1, is no line"):
        given("one-call")
    assert given("nobody") == ()


@pytest.mark.usefixtures("data")
def test_a_figure_that_nothing_has_is_not_there() -> None:
    found = row(agreement_table(), RATERS, "ml-design", "natural")
    assert found.figure("quotes") == Figure(None, None, None, 0)
