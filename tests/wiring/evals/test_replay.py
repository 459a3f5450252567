"""Every suite replays from what is in the repository: no key, no network, in minutes."""

import time
from pathlib import Path

import pytest
import pytest_socket
from click.testing import CliRunner

from agent import assets
from agent.errors import DataError
from agent.faces.main import cli
from agent.records import Run
from agent.settings import Settings
from agent.steps.gating import PASS, exit_code
from agent.wiring.evals.judging import gate_runs, read_gates
from agent.wiring.evals.run import Order, cassettes, read_run, run_suite
from agent.wiring.evals.selftest import edited, read_selftest
from agent.wiring.evals.suites import all_suites
from tests.conftest import REAL_HOME

SUITES = [suite.id for suite in all_suites()]
LONGEST_S = 180.0
LARGEST_BYTES = 40 << 20


@pytest.fixture(scope="module")
def indexed(tokenizer: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the tokenizer that `make setup` fetched, in which the guides are indexed once."""
    made = tmp_path_factory.mktemp("indexed")
    (made / "models").mkdir()
    for path in (REAL_HOME / "models").glob(f"{tokenizer.stem}*"):
        (made / "models" / path.name).write_bytes(path.read_bytes())
    return made


@pytest.fixture
def settings(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of that home and nothing else."""
    monkeypatch.setenv("MOCKLOOP_HOME", str(indexed))
    return Settings.read()


@pytest.fixture
def no_sockets() -> None:
    """Lets no socket be opened, not even to this machine."""
    pytest_socket.disable_socket(allow_unix_socket=True)


def _replay(suite: str, settings: Settings, **more: object) -> Run:
    return run_suite(Order(suite, "replay", **more), settings)  # type: ignore[arg-type]


@pytest.mark.timeout(400)
@pytest.mark.usefixtures("no_sockets")
def test_all_suites_replay_in_under_three_minutes_with_sockets_blocked(settings: Settings) -> None:
    began = time.monotonic()
    runs = [_replay(suite, settings) for suite in SUITES]
    took = time.monotonic() - began
    stale = [(r.case, r.reason) for run in runs for r in run.results if r.status == "stale"]
    assert stale == [], "run 'mockloop eval record all'"
    assert exit_code(gate_runs(runs)) == PASS
    assert took < LONGEST_S


@pytest.mark.usefixtures("no_sockets")
def test_a_changed_prompt_makes_its_cases_stale_by_name(settings: Settings) -> None:
    [variant] = [v for v in read_selftest().variants if v.id == "reworded-persona"]
    with edited(variant) as root, assets.rooted(root):
        run = _replay("interviewer", settings, tag="smoke", shelf=(cassettes(),))
    assert {result.status for result in run.results} == {"stale"}
    assert all("message 0 (system) differs" in result.reason for result in run.results)


@pytest.mark.parametrize("suite", [s for s in SUITES if read_gates().suites[s].baseline])
def test_a_baseline_is_what_the_recordings_give(suite: str, settings: Settings) -> None:
    named = read_gates().suites[suite].baseline
    baseline = read_run(assets.data_root() / "evals" / named)
    now = _replay(suite, settings)
    assert [r.model_dump() for r in now.results] == [r.model_dump() for r in baseline.results]


def test_recordings_stay_small() -> None:
    folder = assets.data_root() / "evals"
    assert sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) < LARGEST_BYTES


@pytest.mark.parametrize("variant", read_selftest().variants, ids=lambda variant: variant.id)
def test_every_planted_edit_fits_its_file(variant: object) -> None:
    with edited(variant) as root:  # type: ignore[arg-type]
        assert (root / "prompts").is_dir()


def test_an_edit_that_does_not_fit_is_said() -> None:
    variant = read_selftest().variants[0]
    broken = variant.edits[0].model_copy(update={"old": "no such words anywhere"})
    with (
        pytest.raises(DataError, match="stands 0 times"),
        edited(variant.model_copy(update={"edits": (broken,)})),
    ):
        pass


def test_ten_regressions_and_five_rewordings_are_planted() -> None:
    kinds = [variant.kind for variant in read_selftest().variants]
    assert kinds.count("regression") >= 10
    assert kinds.count("harmless") >= 5


@pytest.mark.usefixtures("no_sockets", "settings")
@pytest.mark.parametrize("variant", ["lost-fence", "generous-grader", "reworded-joining"])
def test_the_gates_find_what_was_planted_and_let_the_harmless_pass(variant: str) -> None:
    words = ["eval", "selftest", "--only", variant]
    done = CliRunner().invoke(cli, words, standalone_mode=False)
    assert done.exception is None
    assert done.return_value == 0, done.output


@pytest.mark.usefixtures("no_sockets", "settings")
def test_a_gate_that_was_taken_away_lets_a_regression_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gates = read_gates()
    without = gates.suites["interviewer"].model_copy(update={"invariants": ()})
    weaker = gates.model_copy(update={"suites": {**gates.suites, "interviewer": without}})
    monkeypatch.setattr("agent.wiring.evals.selftest.read_gates", lambda: weaker)
    words = ["eval", "selftest", "--only", "lost-fence", "--only", "leaked-rubric"]
    done = CliRunner().invoke(cli, words, standalone_mode=False)
    assert done.return_value == 1
    assert "regression: 0 of 2 flagged" in done.output


@pytest.mark.usefixtures("no_sockets", "settings")
def test_two_models_are_compared_from_their_recordings(tmp_path: Path) -> None:
    models = "embedded:qwen2.5-coder-1.5b,embedded:qwen2.5-coder-0.5b"
    card = tmp_path / "card.md"
    words = ["eval", "matrix", "--models", models, "--write", str(card)]
    done = CliRunner().invoke(cli, words, standalone_mode=False)
    assert done.exception is None
    assert done.return_value == 0, done.output
    shown = (assets.data_root() / "docs" / "model-card.md").read_text(encoding="utf-8")
    assert card.read_text(encoding="utf-8") == shown, f"run mockloop {' '.join(words[:4])} --write"
