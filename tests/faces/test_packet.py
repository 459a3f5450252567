import json
import os
import re
from pathlib import Path

import pytest

from tests.faces.test_cli import run

FACTS = """schema_version: 1
projects:
  - name: Feed ranker
    did: ["Moved the extractor to the GPU"]
    adoption: ["four teams since March"]
    system: ["p95 from 310 ms to 190 ms"]
    business: ["$2M a year"]
    gain: {amount: 2000000, currency: USD, period: a year}
    cost: {amount: 400000, currency: USD, period: a year}
  - name: Early | project
    expected: ["a lift in retention"]
"""


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "facts.yaml").write_text(FACTS)
    return {**os.environ, "MOCKLOOP_HOME": str(tmp_path / "home"), "PIP_NO_INDEX": "1"}


def test_the_pages_say_what_the_facts_say_and_ask_for_the_rest(
    bare: dict[str, str], tmp_path: Path
) -> None:
    done = run(
        *("packet", str(tmp_path / "facts.yaml"), "--today", "2026-03-01", "--json"), env=bare
    )
    pages = json.loads(done.stdout)["pages"]
    assert "| System | p95 from 310 ms to 190 ms |" in pages["one-pager"]
    assert "Empty columns: adoption, system, business." in pages["one-pager"]
    assert "**400%**" in pages["roi"]
    assert "the facts have no gain and no cost" in pages["roi"]
    assert "Early | project (forecast)" in pages["forecast"]
    assert "Feed ranker" not in pages["forecast"]
    assert pages["script"].index("Outcome: $2M a year") < pages["script"].index(
        "Moved the extractor"
    )


def test_no_figure_is_in_the_pages_of_facts_without_figures(
    bare: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "f.yaml").write_text("schema_version: 1\nprojects:\n  - name: Ranker\n")
    pages = json.loads(run("packet", str(tmp_path / "f.yaml"), "--json", env=bare).stdout)["pages"]
    assert not re.search(r"\d", "".join(text for name, text in pages.items() if name != "dates"))


def test_dates_count_back_from_the_deadline_and_are_exported(
    bare: dict[str, str], tmp_path: Path
) -> None:
    words = ("packet", str(tmp_path / "facts.yaml"), "--deadline", "2026-06-20", "--today")
    out, calendar = tmp_path / "out", tmp_path / "review.ics"
    done = run(*words, "2026-06-01", "--out", str(out), "--calendar", str(calendar), env=bare)
    assert done.returncode == 0
    assert (
        "- 2026-05-21: evidence has to be there (30 days before), already past"
        in (out / "dates.md").read_text()
    )
    assert len(list(out.glob("*.md"))) == 6
    assert calendar.read_text().count("BEGIN:VEVENT") == 3


def test_without_a_deadline_it_is_said_that_the_day_is_not_known(
    bare: dict[str, str], tmp_path: Path
) -> None:
    words = ("packet", str(tmp_path / "facts.yaml"), "--today", "2026-07-02")
    page = run(*words, env=bare).stdout
    assert "December 2026. Its exact day is not known here" in page
    assert "- 2026-11-01: have the evidence there" in page


def test_a_new_file_is_begun_from_a_self_review_and_makes_a_packet(
    bare: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "review.md").write_text('- I cut p95 "by" 9% in Q2 for: five teams # yes\n')
    new = tmp_path / "new.yaml"
    assert run("packet", str(tmp_path / "review.md"), "--new", str(new), env=bare).returncode == 0
    assert 'I cut p95 "by" 9% in Q2' in run("packet", str(new), env=bare).stdout
    assert run("packet", "--new", str(new), env=bare).returncode == 2


@pytest.mark.parametrize(
    "body", ["", "projects: [", "schema_version: 1\nprojects: []\n", "a: !!python/object:os.x {}"]
)
def test_facts_that_cannot_be_read_are_one_line(
    bare: dict[str, str], tmp_path: Path, body: str
) -> None:
    (tmp_path / "f.yaml").write_text(body)
    done = run("packet", str(tmp_path / "f.yaml"), env=bare)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert run("packet", env=bare).returncode == 2


def test_hostile_facts_stay_text(bare: dict[str, str], tmp_path: Path) -> None:
    name = r"\e[2J [red]x[/] | {{ 7 * 7 }} <script>"
    body = f'schema_version: 1\nprojects:\n  - name: "{name}"\n    did: ["${{HOME}} `id` %s"]\n'
    (tmp_path / "f.yaml").write_text(body)
    done = run("packet", str(tmp_path / "f.yaml"), env=bare)
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    assert "49" not in done.stdout
    assert "${HOME}" in done.stdout
