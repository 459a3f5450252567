"""`mockloop plan` and `mockloop eve` as a user runs them."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.faces.test_cli import fault, run

FACTS = "feature: Early-exit ranker\nresult:\n  metric: p95 latency\n  before: 28\n  after: 19\n"


@pytest.fixture
def bare(home: Path) -> Mapping[str, str]:
    """An environment with nothing in it but a home."""
    return {"MOCKLOOP_HOME": str(home), "PATH": "", "COLUMNS": "100"}


def test_without_a_plan_it_is_said_how_to_make_one(bare: Mapping[str, str]) -> None:
    for words in ([], ["show"], ["next"], ["done", "w1-01"], ["export", "--md", "x.md"]):
        assert "mockloop plan --weeks 5 --hours 10" in fault(run("plan", *words, env=bare))


def test_a_plan_is_made_shown_worked_off_and_exported(
    bare: Mapping[str, str], tmp_path: Path
) -> None:
    made = run("plan", "--weeks", "5", "--hours", "10", "--start", "2026-11-30", env=bare)
    assert made.returncode == 0, made.stderr
    assert "execution: 15 h, 30.0 % of 50 h (share 30 %)" in made.stdout
    assert "No scorecard yet" in made.stdout
    assert "there is a plan already" in fault(run("plan", "--weeks", "4", "--hours", "5", env=bare))
    week = run("plan", "show", "--week", "3", env=bare)
    assert "mockloop practice ml-design --question close-friends-feed --level E5" in week.stdout
    assert "no week 5" not in run("plan", "show", "--week", "5", env=bare).stderr
    done = run("plan", "done", "w1-01", "--result", "hard", "--json", env=bare)
    assert json.loads(done.stdout)["task"]["done"] == "hard"
    data = json.loads(run("plan", "--json", env=bare).stdout)
    assert data["schema_version"] == 1
    page, calendar = tmp_path / "p.md", tmp_path / "p.ics"
    out = run(
        "plan", "export", "--md", str(page), "--ics", str(calendar), "--tz", "Asia/Tokyo", env=bare
    )
    assert out.returncode == 0, out.stderr
    assert page.exists()
    assert calendar.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--weeks", "5"), "--hours"),
        (("--weeks", "5", "--hours", "0.1"), "quarters"),
        (("--weeks", "6", "--hours", "5"), "4"),
        (("--weeks", "5", "--hours", "5", "--level", "E3"), "no bar"),
        (("export",), "--md"),
        (("export", "--ics", "x", "--days", "mon,\x1b[31m"), "no day"),
        (("export", "--ics", "x", "--at", "25:00"), "time of day"),
        (("export", "--ics", "x", "--tz", "../../etc/passwd"), "no time zone"),
        (("next", "--grades", "no-such-file"), "no plan"),
    ],
)
def test_what_cannot_be_planned_is_one_line(
    bare: Mapping[str, str], words: tuple[str, ...], said: str
) -> None:
    assert said in fault(run("plan", *words, env=bare))


def test_the_eve_begins_with_a_file_of_facts(bare: Mapping[str, str], tmp_path: Path) -> None:
    assert "mockloop eve --new facts.yaml" in fault(run("eve", env=bare))
    path = tmp_path / "facts.yaml"
    assert run("eve", "--new", str(path), env=bare).returncode == 0
    blank = run("eve", "--facts", str(path), "--out", str(tmp_path / "out"), env=bare)
    assert blank.returncode == 0, blank.stderr
    assert "Blank, since your facts do not say:" in blank.stdout
    assert (tmp_path / "out" / "slides.pptx").exists()


def test_the_eve_lays_the_day_out_and_names_blanks(bare: Mapping[str, str], tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS)
    done = run("eve", "--facts", str(path), "--at", "2999-12-01 09:00", env=bare)
    assert done.returncode == 0, done.stderr
    assert "Early-exit ranker" in done.stdout
    assert "leave no sleep" in done.stdout
    data = json.loads(
        run("eve", "--facts", str(path), "--at", "2999-12-01 09:00", "--json", env=bare).stdout
    )
    assert data["late_min"] == 0
    assert "business" in {each["fact"] for each in data["missing"]}
    assert "28 before, 19 after" in data["mail"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--at", "tomorrow"), "no date and time"),
        (("--at", "2999-12-01"), "no time of day"),
        (("--at", "2999-12-01 09:00+02:00"), "without a zone"),
        (("--at", "1999-12-01 09:00"), "has passed"),
        (("--at", "9999-12-31 23:59"), "too far off"),
        (("--facts", "no\x1bsuch"), "cannot be read"),
    ],
)
def test_an_eve_that_cannot_be_laid_out_is_one_line(
    bare: Mapping[str, str], words: tuple[str, ...], said: str
) -> None:
    done = run("eve", *words, env=bare)
    assert said in fault(done)
    assert "\x1b" not in done.stderr
