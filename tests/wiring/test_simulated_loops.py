"""Simulated loops: the error tables are those of the labels, and the fit is a count."""

import json
from collections import Counter

import numpy as np
import pytest

from agent.records.debrief_data import Prior
from agent.records.simulated_loops import LoopSeen
from agent.steps.loop_figures import best_temper, figures, fitted
from agent.steps.simulated_loops import given_scores, odds_of, true_scores
from agent.wiring.debrief import basis
from agent.wiring.debrief_data import likelihoods
from agent.wiring.labelled import labels_folder
from agent.wiring.simulated_loops import plan, population


@pytest.mark.parametrize("round_id", ["ml-design", "jedi"])
def test_the_error_tables_are_those_of_the_labelled_transcripts(round_id: str) -> None:
    labels, counted = {}, Counter[tuple[int, int]]()
    for kind in ("constructed", "length", "natural"):
        for line in (labels_folder() / f"{kind}-labels.jsonl").read_text().splitlines():
            row = json.loads(line)
            labels[row["id"]] = row["scores"]
    for line in (labels_folder() / "given" / "probe.jsonl").read_text().splitlines():
        row = json.loads(line)
        label = labels.get(row["transcript"], {}).get(row["area"])
        if row["round"] == round_id and label and row["score"]:
            counted[round(label), int(row["score"] + 0.5)] += 1
    table = plan().errors["embedded"][round_id]
    assert table == tuple(tuple(counted[t, g] for g in range(1, 6)) for t in range(1, 6))


def test_a_candidate_is_at_the_bar_of_their_level_in_every_area() -> None:
    rng = np.random.default_rng(1)
    for level, bar in (("E4", 3), ("E5", 4), ("E6", 5)):
        scores = true_scores(plan(), level, basis().rubrics, rng)  # type: ignore[arg-type]
        assert min(min(each) for each in scores) >= bar


def test_given_scores_follow_the_counts() -> None:
    rng = np.random.default_rng(1)
    true = [[4] * 4000 for _ in plan().places]
    given = given_scores(plan(), "embedded", true, rng)
    counts = plan().errors["embedded"]["ml-design"][3]
    place = [round_id for _, round_id in plan().places].index("ml-design")
    for score in range(1, 6):
        share = sum(each == score for each in given[place]) / 4000
        assert share == pytest.approx(counts[score - 1] / sum(counts), abs=0.03)
    assert all(sum(each) == pytest.approx(1) for each in odds_of(plan().errors["embedded"]["jedi"]))


def test_each_population_is_what_the_prior_says() -> None:
    for asked in plan().population:
        own = population(asked, "test", "embedded")
        prior: Prior = basis().rules.priors[asked]
        assert sum(each >= asked for each in own) / len(own) == pytest.approx(prior.value, abs=0.01)


def _seen(true: str, decision: str, posterior: float, verdict: str | None) -> LoopSeen:
    return LoopSeen(
        true=true,  # type: ignore[arg-type]
        asked="E5",
        decision=decision,  # type: ignore[arg-type]
        supported=None,
        verdicts={"coding-1": verdict},
        posterior=posterior,
        evidence=0.0,
    )


def test_figures_by_hand() -> None:
    seen = [
        _seen("E5", "hire", 0.8, "hire"),
        _seen("E4", "no hire", 0.2, "no hire"),
        _seen("E6", "no hire", 0.4, "no hire"),
        _seen("E3", "cannot tell", 0.0, None),
    ]
    found = figures(seen, 0.3)
    assert found.right.value == pytest.approx(2 / 3)
    assert found.decided.value == 0.75
    assert found.hired_at.value == 0.5
    assert found.brier.value == pytest.approx((0.04 + 0.04 + 0.36 + 0) / 4)
    assert sum(each.n for each in found.bins) == 4
    counts = fitted(seen, {"coding-1": "other"}, 1.0)["other"].counts
    assert (counts["no hire"].at, counts["no hire"].under) == (1, 1)
    assert (counts["hire"].at, counts["hire"].under) == (1, 0)


def test_overconfident_evidence_is_tempered() -> None:
    rows = [(4.0, n % 10 < 6) for n in range(100)] + [(-4.0, n % 10 < 3) for n in range(100)]
    assert best_temper(rows, 0.5) < 0.5


def test_the_kept_ratios_cover_every_level_that_has_a_bar() -> None:
    assert set(likelihoods().tables) == {"E4", "E5", "E6"}
    assert all(0 < each <= 1 for each in likelihoods().temper.values())
