import json
import os
from pathlib import Path

import pytest

from tests.faces.test_cli import run


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "MOCKLOOP_HOME": str(tmp_path / "home"), "PIP_NO_INDEX": "1"}


def test_one_claim_a_line_becomes_one_object_with_these_keys(bare: dict[str, str]) -> None:
    done = run("impact", "-", "--json", env=bare, given="Cut p99 by 9%\n\nWrote a paper\n")
    rows = json.loads(done.stdout)
    assert [(row["claim"], row["rung"]) for row in rows] == [
        ("Cut p99 by 9%", "system"),
        ("Wrote a paper", "raw"),
    ]
    assert list(rows[0]) == ["claim", "rung", "adoption", "system", "business", "missing"]
    assert rows[0]["system"] == "Cut p99 by 9%"


def test_no_claim_is_an_empty_array_or_one_line_with_a_remedy(bare: dict[str, str]) -> None:
    assert json.loads(run("impact", "-", "--json", env=bare).stdout) == []
    done = run("impact", "-", env=bare)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_binary_input_is_refused(bare: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_bytes(b"\x00\x01\x02 claims")
    for words in (("impact", str(tmp_path / "cv.txt")), ("impact", str(tmp_path / "none.md"))):
        assert run(*words, env=bare).returncode == 2
    assert run("impact", "-", env=bare, given="a\0b").returncode == 2


def test_control_characters_do_not_reach_the_terminal(bare: dict[str, str]) -> None:
    done = run("impact", "-", env=bare, given="I cut\x1b[2J the p99 latency by [red]9%[/red]\n")
    assert "\x1b" not in done.stdout
    assert "[red]9%[/red]" in done.stdout


def test_a_document_shows_ladder_matrix_and_rewrite(bare: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "cv.md").write_text("# Work\n- Cut p95 from 310 ms to 190 ms in feed\n")
    page = run("impact", str(tmp_path / "cv.md"), env=bare).stdout
    assert "- system metric: ■" in page
    assert "- missing: adoption, business, time-frame" in page
    assert "    - By way of: Cut p95 from 310 ms to 190 ms in feed" in page
