"""A loop's debrief opens once every round is sealed, and its teams are met after a hire."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from agent import assets
from agent.errors import LoopError, SealBrokenError
from agent.faces.loop_debrief import debrief
from agent.records import Loop
from agent.steps.sealing import seal
from agent.wiring.loop_debrief import hired_rounds, opened_loop
from agent.wiring.loops import held_loop, keep, keep_sealed, sealed_folder
from tests.loops import planned_loop
from tests.loops_sealed import CLOCK, sealed


def sealed_loop(home: Path, score: float = 4.5, but: tuple[str, ...] = ()) -> Loop:
    """Plans a loop and seals every round of it, with one score, but for some places."""
    planned = planned_loop(home)
    with held_loop(home, planned.id) as loop:
        for each in loop.rounds:
            if each.place in but:
                continue
            areas = len(assets.rubric(each.round).areas)
            one = sealed(f"{each.round}-1", [score] * areas)
            found = seal(each.place, one.scorecard, one.transcript, CLOCK)
            keep_sealed(home, loop.id, found)
            done = {"ended": CLOCK, "held": "call.vtt", "sealed": found.sha256}
            loop = loop.with_round(each.model_copy(update=done))  # noqa: PLW2901
        return keep(home, loop)


def test_scores_stay_hidden_until_every_round_is_sealed(tmp_path: Path) -> None:
    loop = sealed_loop(tmp_path, but=("partner-1", "partner"))
    missing = [each.place for each in loop.rounds if not each.sealed]
    assert len(missing) == 1
    with pytest.raises(LoopError, match="1 of 9 rounds are not sealed"):
        opened_loop(tmp_path)
    _, gathered = opened_loop(tmp_path, early=True)
    assert len(gathered.sealed) == len(loop.rounds) - 1
    assert gathered.left_out == (f"{missing[0]}: not sealed",)


def test_a_loop_without_a_sealed_round_says_what_comes_first(tmp_path: Path) -> None:
    loop = planned_loop(tmp_path)
    with pytest.raises(LoopError, match="no round of") as raised:
        opened_loop(tmp_path, early=True)
    assert f"mockloop loop next {loop.id}" in str(raised.value)


def test_a_seal_that_was_broken_is_noticed(tmp_path: Path) -> None:
    loop = sealed_loop(tmp_path)
    path = sealed_folder(tmp_path, loop.id) / f"{loop.rounds[3].place}.json"
    path.write_text(path.read_text().replace('"score": 4.5', '"score": 5.0', 1))
    with pytest.raises(SealBrokenError):
        opened_loop(tmp_path)


def test_teams_are_met_after_a_hire_alone(tmp_path: Path) -> None:
    loop = sealed_loop(tmp_path / "strong")
    assert hired_rounds(tmp_path / "strong") == sealed_folder(tmp_path / "strong", loop.id)
    sealed_loop(tmp_path / "weak", score=2.0)
    with pytest.raises(LoopError, match="no hire"):
        hired_rounds(tmp_path / "weak")


def test_the_command_decides_the_newest_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOCKLOOP_HOME", str(tmp_path))
    loop = sealed_loop(tmp_path)
    page = tmp_path / "debrief.md"
    words = ["--json", "--out", str(page)]
    as_ours: Any = {"help_option_names": ["-h", "--help"]}  # click keeps the first ones
    done = CliRunner().invoke(debrief, words, catch_exceptions=False, **as_ours)
    found = json.loads(done.stdout)
    assert found["loop"] == loop.id
    assert found["ruled"]["decision"] == "hire"
    assert "hire" in page.read_text()
