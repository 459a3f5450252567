"""The metamorphic suite, as a user types it and sees it."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from agent import assets
from agent.errors import EvalError
from agent.faces.eval_metamorphic import show_families
from agent.faces.main import cli
from agent.records import Run
from agent.steps.gating import exit_code, judge
from agent.steps.metamorphic import FAMILIES, family, looked_at
from agent.wiring.evals.judging import read_gates
from tests.eval_builders import result, run

CASE = "natural-48/move_fast/padding"


@pytest.fixture
def unrecorded(tmp_path: Path) -> Iterator[None]:
    """All data but the kept grades."""
    root, made = assets.data_root(), tmp_path / "data"
    (made / "evals" / "metamorphic").mkdir(parents=True)
    for name in ("prompts", "corpus", "evals/labelled", "evals/suites"):
        (made / name).symlink_to(root / name)
    for path in (root / "evals" / "metamorphic").glob("*.yaml"):
        (made / "evals" / "metamorphic" / path.name).symlink_to(path)
    with assets.rooted(made):
        yield


def _run(moves: dict[str, list[float | None]]) -> Run:
    """A run with these moves from a base of 3, by family; None for a missing score."""
    results = []
    for name, given in moves.items():
        for number, move in enumerate(given):
            made = result(f"b{number}/modeling/{name}", {"scored": move is not None})
            fixture = made.fixture.model_copy(update={"tags": (name,), "cluster": f"b{number}"})
            made = made.model_copy(update={"fixture": fixture})
            if move is not None:
                looked = looked_at(family(name), 3.0, 3.0 + move)
                checks = {**made.checks, **looked.checks}
                made = made.model_copy(update={"checks": checks, "scores": looked.scores})
            results.append(made)
    return run(*results, suite="metamorphic")


def _shown(shown: Run) -> str:
    out = Console(file=io.StringIO(), width=160, highlight=False)
    show_families(out, shown)
    text: str = out.file.getvalue()  # type: ignore[attr-defined]
    return text


def _row(text: str, name: str) -> str:
    return next(line.rstrip() for line in text.splitlines() if line.startswith(name))


def test_every_case_is_listed_with_its_family() -> None:
    done = CliRunner().invoke(cli, ["eval", "list", "metamorphic", "--json"])
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["tags"][0] for row in rows} == {each.id for each in FAMILIES}
    assert all(row["suite"] == "metamorphic" and row["probes"] for row in rows)
    assert "metamorphic: " in CliRunner().invoke(cli, ["eval", "list"]).stdout


def test_a_changed_answer_is_shown_by_its_case() -> None:
    done = CliRunner().invoke(cli, ["eval", "show", "metamorphic", CASE])
    assert "I ran the numbers. " in done.stdout
    assert "[candidate]" in done.stdout
    assert "Um, next. A time you had to ship fast" in done.stdout


@pytest.mark.usefixtures("unrecorded")
def test_what_needs_recording_is_named_and_is_no_result(tmp_path: Path) -> None:
    file = tmp_path / "run.json"
    words = ["eval", "run", "metamorphic", "--case", CASE, "--json", str(file)]
    done = CliRunner().invoke(cli, words, standalone_mode=False)
    assert done.return_value == 2, done.output
    assert f"{CASE}: stale: before the change: needs recording" in done.output
    [only] = Run.model_validate_json(file.read_text()).results
    assert only.status == "stale"


def test_samples_are_refused() -> None:
    words = ["eval", "run", "metamorphic", "--repeats", "3"]
    fault = CliRunner().invoke(cli, words).exception
    assert isinstance(fault, EvalError)
    assert "plays every case once" in str(fault)


def test_a_family_is_met_or_missed_and_the_unscored_are_counted() -> None:
    text = _shown(_run({"padding": [0.1, 0.0, 0.2], "injection": [1.0, 1.5, None], "order": [0.0]}))
    assert _row(text, "padding").endswith(" met")
    assert _row(text, "injection").endswith("missed")
    assert "+1.25" in _row(text, "injection")
    assert "2 of 3 families meet their bars" in text
    assert "unscored: 1 cases" in text
    assert "b2/modeling/injection: seen" in text


def test_what_a_grader_says_cannot_reach_the_terminal() -> None:
    made = _run({"padding": [None]})
    [only] = made.results
    reason = only.checks["scored"].model_copy(update={"reason": "x\x1b[31m[bold]red"})
    made = made.model_copy(
        update={"results": (only.model_copy(update={"checks": {"scored": reason}}),)}
    )
    text = _shown(made)
    assert "\x1b" not in text
    assert "[bold]red" in text


def test_the_gates_name_metrics_that_runs_have() -> None:
    gates = read_gates().suites["metamorphic"]
    fair = _run({each.id: [_good(each.id)] * 3 for each in FAMILIES})
    assert exit_code(judge(fair, gates, None, {})) == 0
    gullible = _run({each.id: [1.0] * 3 for each in FAMILIES})
    failed = {r.name for r in judge(gullible, gates, None, {}) if r.status == "fail"}
    assert {"injection rise", "injection within-half", "gibberish right-way"} <= failed


def _good(family_id: str) -> float:
    each = family(family_id)
    if each.at_most is not None:
        return -1.5
    return {"up": 0.5, "down": -0.5}.get(each.expects, 0.0)
