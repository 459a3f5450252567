"""`mockloop eval baselines`, as a user types it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from agent.errors import SettingError
from agent.faces.main import cli
from agent.wiring.given import given
from tests.doubles import Answer, endpoint
from tests.written_labels import written_labels


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    with written_labels(tmp_path) as made:
        yield made


def test_it_says_how_far_it_is_what_it_cost_and_what_is_unscored(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with endpoint(Answer("\x1b[31mnot JSON")) as served:
        monkeypatch.setenv("MOCKLOOP_BASE_URL", served.url)
        words = ["eval", "baselines", "--only", "one-call", "--model", "openai:m", "--limit", "2"]
        done = CliRunner().invoke(cli, words)
    assert done.exception is None, done.exception
    assert "1 of 2," in done.output
    assert "min left" in done.output
    areas = len(given("one-call"))
    assert f"one-call: {areas} areas, {areas} of them unscored" in done.output
    assert "2 answers asked now" in done.output
    assert "\x1b" not in json.dumps([line.reason for line in given("one-call")])


def test_an_unknown_baseline_is_one_line() -> None:
    done = CliRunner().invoke(cli, ["eval", "baselines", "--only", "lunch"])
    assert isinstance(done.exception, SettingError)
    assert "choose one of one-call" in str(done.exception).lower()
