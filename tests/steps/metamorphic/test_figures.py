import pytest

from agent.records import CaseResult, Check, Fixture
from agent.steps.metamorphic import Figures, family, figures, looked_at


def _results(family_id: str, moves: list[float], base: float = 3.0) -> list[CaseResult]:
    found = []
    for number, move in enumerate(moves):
        looked = looked_at(family(family_id), base, base + move)
        fixture = Fixture(
            probes="p", owner="o", source="s", tags=(family_id,), cluster=f"t{number // 2}"
        )
        found.append(
            CaseResult(
                case=f"{family_id}-{number}",
                fixture=fixture,
                checks=looked.checks,
                scores=looked.scores,
            )
        )
    return found


def _of(family_id: str, moves: list[float], base: float = 3.0) -> Figures:
    [found] = figures(_results(family_id, moves, base))
    return found


def test_a_fall_does_not_make_up_for_a_rise() -> None:
    found = _of("padding", [1.0, -1.0] * 10)
    assert found.move.value == pytest.approx(0.0)
    assert found.wrong == pytest.approx(0.5)
    assert found.within_half == pytest.approx(0.5)
    assert found.met is False


def test_falling_is_allowed_where_only_rising_is_wrong() -> None:
    assert _of("padding", [-0.8] * 10).met is True
    assert _of("order", [-0.8] * 10).met is False


def test_the_bars_of_the_mean_and_of_the_share_are_both_held() -> None:
    assert _of("padding", [0.25] * 20).met is True
    assert _of("padding", [0.26] * 20).met is False
    assert _of("padding", [0.0] * 19 + [0.6]).met is True
    assert _of("padding", [0.0] * 18 + [0.6] * 2).met is False


def test_a_direction_is_right_in_nine_of_ten() -> None:
    assert _of("taken-back", [-0.1] * 9 + [0.2]).met is True
    assert _of("taken-back", [-0.1] * 8 + [0.0] * 2).met is False
    assert _of("strong-passage-in", [0.1] * 10).met is True
    assert _of("strong-passage-in", [-0.1] * 10).met is False


def test_replaced_answers_must_come_to_the_foot_and_not_above_the_base() -> None:
    assert _of("gibberish", [-2.5] * 10, base=4.0).met is True
    assert _of("gibberish", [-1.0] * 10, base=4.0).met is False
    assert _of("gibberish", [0.2] * 10, base=1.2).met is False


def test_reported_families_have_no_bar() -> None:
    found = _of("confident-but-wrong", [2.0] * 10)
    assert found.met is None
    assert found.move.value == pytest.approx(2.0)


def test_what_has_no_score_is_counted_and_left_out() -> None:
    results = _results("padding", [0.1] * 4)
    without = results[0].model_copy(
        update={"checks": {"scored": Check(passed=False)}, "scores": {}, "case": "x"}
    )
    lost = results[0].model_copy(update={"status": "failed", "reason": "r", "case": "y"})
    [found] = figures([*results, without, lost])
    assert (found.areas, found.bases, found.unscored, found.missing) == (4, 2, 1, 1)
    assert found.wrong == pytest.approx(0.1)


def test_nothing_measured_is_neither_met_nor_missed() -> None:
    lost = [r.model_copy(update={"status": "stale"}) for r in _results("padding", [0.1] * 3)]
    [found] = figures(lost)
    assert found.met is None
    assert found.move.value is None


def test_the_interval_is_over_transcripts() -> None:
    move = _of("padding", [0.0, 0.4, 0.1, 0.3, 0.2, 0.2]).move
    assert move.clusters == 3
    assert move.low is not None
    assert move.low == pytest.approx(0.2)
