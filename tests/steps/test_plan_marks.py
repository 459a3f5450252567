from datetime import datetime, timedelta
from typing import get_args

import pytest

from agent.errors import PlanError
from agent.ports.spacing import Spacing
from agent.preparation_assets import plan_table
from agent.records.plan import Result
from agent.steps.plan_marks import finished, marked, result_of
from agent.wiring.plan import means_of
from tests.plans import MONDAY, card_of, graded, plan_of

SPACING = Spacing(0.9)
BARS = {"ml-design": 4.0, "coding": 4.0}


@pytest.mark.parametrize(
    ("score", "result"),
    [(1, "again"), (2, "again"), (2.5, "hard"), (3.9, "hard"), (4, "good"), (5, "easy")],
)
def test_a_score_counts_by_its_distance_from_the_bar(score: float, result: Result) -> None:
    assert result_of(score, 4, plan_table().results) == result


def test_a_score_of_one_is_again_even_near_the_bar() -> None:
    assert result_of(1, 2, plan_table().results) == "again"


def test_a_scorecard_counts_once() -> None:
    card = graded(card_of("ml-design", 3, 5), question="short-video-feed")
    once = marked(plan_of(), [card], BARS, plan_table(), SPACING)
    twice = marked(once, [card], BARS, plan_table(), SPACING)
    assert twice == once
    assert once.cards["area:ml-design/problem_framing"].reviews == 1
    assert once.cards["design:short-video-feed"].reviews == 1


def test_the_newest_scorecard_decides_in_whatever_order_they_come() -> None:
    old = graded(card_of("ml-design", 2, name="old"))
    new = graded(card_of("ml-design", 4.5, name="new"), MONDAY + timedelta(days=1))
    plan = marked(plan_of(), [new, old], BARS, plan_table(), SPACING)
    assert plan.marks["ml-design/problem_framing"].score == 4.5
    assert marked(plan, [old], BARS, plan_table(), SPACING).marks == plan.marks


def test_a_round_without_a_bar_is_passed_over() -> None:
    plan = marked(plan_of(), [graded(card_of("jedi", 2))], BARS, plan_table(), SPACING)
    assert not plan.marks
    assert not plan.practised


def test_the_same_reviews_give_the_same_dates_and_better_ones_later() -> None:
    due: dict[str, datetime] = {}
    results: tuple[Result, ...] = get_args(Result)
    for result in results:
        card = SPACING.reviewed("problem:x", None, result, MONDAY)
        assert card == SPACING.reviewed("problem:x", None, result, MONDAY)
        again = SPACING.reviewed("problem:x", card, "good", datetime.fromisoformat(card.due))
        assert again.reviews == 2
        due[result] = datetime.fromisoformat(again.due)
    assert due["again"] < due["hard"] < due["good"] < due["easy"]


def test_a_review_before_the_last_one_is_no_fault() -> None:
    card = SPACING.reviewed("x", None, "good", MONDAY)
    again = SPACING.reviewed("x", card, "good", MONDAY - timedelta(days=3))
    assert again.reviewed == card.reviewed


def test_an_item_can_be_named_instead_of_a_task() -> None:
    plan = plan_of()
    item = next(task.item for task in plan.tasks if task.item.startswith("problem:"))
    plan, task = finished(plan, item, "hard", MONDAY, means_of(plan).stock, SPACING)
    assert task is not None
    assert task.done == "hard"
    assert plan.cards[item].reviews == 1


@pytest.mark.parametrize(
    "named", ["w9-99", "problem:no-such", "", "story:x", "\x1b[31m", "x" * 999]
)
def test_what_the_plan_does_not_have_is_said(named: str) -> None:
    plan = plan_of()
    with pytest.raises(PlanError, match="no task or item"):
        finished(plan, named, "good", MONDAY, means_of(plan).stock, SPACING)


def test_a_task_is_done_once() -> None:
    plan = plan_of()
    stock = means_of(plan).stock
    plan, _ = finished(plan, "w1-01", "good", MONDAY, stock, SPACING)
    with pytest.raises(PlanError, match="done already"):
        finished(plan, "w1-01", "good", MONDAY, stock, SPACING)
