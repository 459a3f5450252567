"""Grades are kept and used again only where nothing has changed; graders are told apart."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent import assets
from agent.errors import DataError, ModelRefusedError, ModelUnavailableError
from agent.records import CaseResult
from agent.steps.metamorphic import FAMILIES, Figures, figures
from agent.wiring.evals.run import Order
from agent.wiring.grader import Grader
from agent.wiring.metamorphic.cases import (
    ChangedCase,
    all_said,
    chosen_cases,
    metamorphic_stamp,
    read_banks,
)
from agent.wiring.metamorphic.grades import Grades, grades_file
from agent.wiring.metamorphic.run import play_cases
from tests.graders import StandIn, by_keyword, by_length, fair

SOME = tuple(
    f"{area}/{family}"
    for area in ("design-L06/training_data", "natural-29/build_awesome_things")
    for family in ("padding", "gibberish")
)


@pytest.fixture(autouse=True)
def data(tmp_path: Path) -> Iterator[Path]:
    """A data folder of the test's own, without kept grades."""
    root, made = assets.data_root(), tmp_path / "data"
    (made / "evals" / "metamorphic").mkdir(parents=True)
    for name in ("prompts", "corpus", "evals/labelled", "evals/suites"):
        (made / name).symlink_to(root / name)
    for path in (root / "evals" / "metamorphic").glob("*.yaml"):
        (made / "evals" / "metamorphic" / path.name).write_bytes(path.read_bytes())
    with assets.rooted(made):
        yield made


@pytest.fixture
def some(data: Path) -> tuple[ChangedCase, ...]:
    return chosen_cases(SOME)


def _play(
    played: tuple[ChangedCase, ...], grader: Grader, mode: str = "live", **more: object
) -> tuple[CaseResult, ...]:
    return play_cases(played, grader, Order("metamorphic", mode, **more))  # type: ignore[arg-type]


def _figures(grader: Grader) -> dict[str, Figures]:
    return {f.family.id: f for f in figures(_play(chosen_cases(), grader))}


def test_a_fair_grader_meets_every_bar(data: Path) -> None:
    found = _figures(StandIn(fair(all_said(), read_banks())))
    assert set(found) == {family.id for family in FAMILIES}
    missed = {name: each for name, each in found.items() if each.met is False}
    assert not missed


def test_a_grader_that_counts_words_is_found_out(data: Path) -> None:
    found = _figures(StandIn(by_length(all_said())))
    missed = {name for name, each in found.items() if each.met is False}
    assert {"padding", "irrelevance", "repetition", "false-statement"} <= missed
    assert not missed & {"order", "best-evidence-out", "strong-passage-in"}


def test_a_grader_that_looks_for_words_is_found_out(data: Path) -> None:
    found = _figures(StandIn(by_keyword))
    assert found["injection"].met is False
    assert found["taken-back"].met is False
    assert found["one-word"].met is False


def test_what_was_recorded_is_replayed_without_a_grader(some: tuple[ChangedCase, ...]) -> None:
    recorded = _play(some, StandIn(lambda t, a: 3.0), "record")
    silent = StandIn(lambda t, a: 1.0)
    replayed = _play(some, silent, "replay")
    assert not silent.asked
    assert [r.scores for r in replayed] == [r.scores for r in recorded]
    assert all(result.status == "done" for result in replayed)


def test_recording_goes_on_where_it_was_interrupted(some: tuple[ChangedCase, ...]) -> None:
    refused = ModelRefusedError("no quota", "pay")
    with pytest.raises(ModelRefusedError):
        _play(some, StandIn(lambda t, a: 3.0, fails={3: refused}), "record")
    second = StandIn(lambda t, a: 3.0)
    _play(some, second, "record")
    assert len(second.asked) == 6 - 3
    third = StandIn(lambda t, a: 3.0)
    _play(some, third, "record")
    assert not third.asked
    _play(some, third, "record", anew=True)
    assert len(third.asked) == 6


def test_a_grade_that_is_recorded_anew_stands_in_for_the_old_one(
    some: tuple[ChangedCase, ...],
) -> None:
    _play(some, StandIn(lambda t, a: 3.0), "record")
    _play(some, StandIn(lambda t, a: 2.0), "record", anew=True)
    lines = [json.loads(line) for line in grades_file().read_text().splitlines()]
    assert [line["score"] for line in lines] == [2.0] * 6


def test_a_torn_line_is_passed_over_and_graded_anew(some: tuple[ChangedCase, ...]) -> None:
    _play(some, StandIn(lambda t, a: 3.0), "record")
    whole = grades_file().read_text()
    grades_file().write_text(whole[:-20])
    again = StandIn(lambda t, a: 3.0)
    _play(some, again, "record")
    assert len(again.asked) == 1
    assert grades_file().read_text() == whole


def test_a_line_that_is_no_grade_is_named(some: tuple[ChangedCase, ...]) -> None:
    grades_file().write_text('{"score": 5}\n')
    with pytest.raises(DataError, match="line 1, is no grade"):
        _play(some, StandIn(lambda t, a: 3.0), "replay")


def test_what_was_never_graded_needs_recording(some: tuple[ChangedCase, ...]) -> None:
    run = _play(some, StandIn(lambda t, a: 3.0), "replay")
    assert {result.status for result in run} == {"stale"}
    assert all("needs recording: it was never graded" in r.reason for r in run)


def test_another_graders_grade_is_not_taken(some: tuple[ChangedCase, ...]) -> None:
    _play(some, StandIn(lambda t, a: 3.0, model="one"), "record")
    run = _play(some, StandIn(lambda t, a: 3.0, model="two"), "replay")
    assert all("needs recording: it was graded by one" in r.reason for r in run)


def test_a_changed_text_needs_recording(data: Path, some: tuple[ChangedCase, ...]) -> None:
    _play(some, StandIn(lambda t, a: 3.0), "record")
    before = metamorphic_stamp()
    bank = data / "evals" / "metamorphic" / "gibberish.yaml"
    bank.write_text(bank.read_text().replace('text: "', 'text: "So, '))
    assert metamorphic_stamp() != before
    run = _play(chosen_cases(SOME), StandIn(lambda t, a: 3.0), "replay")
    status = {result.case.rpartition("/")[2]: result.status for result in run}
    assert status == {"padding": "done", "gibberish": "stale"}


def test_a_live_run_keeps_nothing(some: tuple[ChangedCase, ...]) -> None:
    _play(some, StandIn(lambda t, a: 3.0), "live", jobs=3)
    assert not grades_file().exists()


def test_a_call_that_fails_is_not_kept_and_stops_no_other(some: tuple[ChangedCase, ...]) -> None:
    lost = ModelUnavailableError("gone", "wait")
    run = _play(some, StandIn(lambda t, a: 3.0, fails={1: lost}), "record")
    assert [result.status for result in run] == ["failed", "done", "done", "done"]
    assert "after the change: the grader's call failed: gone" in run[0].reason
    assert len(grades_file().read_text().splitlines()) == 5


def test_a_missing_score_is_said_and_not_counted(some: tuple[ChangedCase, ...]) -> None:
    run = _play(some, StandIn(lambda t, a: None if a == "training_data" else 3.0), "record")
    replayed = _play(some, StandIn(lambda t, a: 3.0), "replay")
    for each in (run, replayed):
        scored = [result.checks["scored"].passed for result in each]
        assert scored == [True, True, False, False]
        assert not each[2].scores
        assert "unscored before the change" in each[2].checks["scored"].reason


def test_grades_that_nothing_asks_for_are_dropped(data: Path) -> None:
    _play(chosen_cases(SOME[:1]), StandIn(lambda t, a: 3.0), "record", cases=SOME[:1])
    lines = grades_file().read_text().splitlines()
    store = Grades(grades_file())
    kept = {(line["sha256"], line["area"]) for line in map(json.loads, lines[:1])}
    assert store.keep_only(kept) == 1
    assert grades_file().read_text().splitlines() == lines[:1]


def test_an_unknown_case_and_tag_are_one_line(data: Path) -> None:
    with pytest.raises(DataError, match="there is no case 'lunch'"):
        chosen_cases(("lunch",))
    with pytest.raises(DataError, match="no case has the tag 'lunch'"):
        chosen_cases(tag="lunch")
    assert {c.family.id for c in chosen_cases(tag="order")} == {"order"}
