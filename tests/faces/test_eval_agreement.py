"""`mockloop eval agreement`, as a user types it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from agent import assets
from agent.errors import EvalError
from agent.faces.eval_agreement import show_agreement
from agent.faces.main import cli
from tests.labelled_data import as_labelled, few_labelled, keep, scored_by


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    made = few_labelled(tmp_path, 4)
    with assets.rooted(made):
        yield made


def _said(*words: str) -> str:
    done = CliRunner().invoke(cli, ["eval", "agreement", *words])
    assert done.exception is None, done.exception
    return done.output


def test_every_round_and_kind_is_shown_with_the_bars(data: Path) -> None:
    keep(data, "probe", list(scored_by(as_labelled)))
    text = _said()
    for title in ("ml-design, natural: scores", "jedi, length: error by true level (n)"):
        assert title in text
    assert "modeling" not in text
    assert text.index("bars") < text.index("no person has labelled")
    assert "probe: embedded:q, version 3" in text
    assert "met" in text
    assert "ml-design, natural, modeling: scores" in _said("--areas")


@pytest.mark.usefixtures("data")
def test_a_page_is_written(tmp_path: Path) -> None:
    page = tmp_path / "agreement.md"
    _said("--write", str(page))
    assert page.read_text().startswith("# Agreement of graders with labels")


@pytest.mark.usefixtures("data")
def test_json_is_a_line_a_row() -> None:
    rows = [json.loads(each) for each in _said("--json").splitlines()]
    assert {row["what"] for row in rows} == {"versions", "row"}


@pytest.mark.usefixtures("data")
def test_what_our_grader_gave_can_be_handed_in() -> None:
    out = Console(record=True, width=120)
    show_agreement(out, lambda: list(scored_by(as_labelled)))
    assert "ours less each baseline" in out.export_text()


def test_without_labels_it_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "prompts").mkdir()
    with assets.rooted(tmp_path):
        done = CliRunner().invoke(cli, ["eval", "agreement"])
    assert isinstance(done.exception, EvalError)
    assert "checkout" in str(done.exception)
