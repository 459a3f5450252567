from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.ports.spacing import Spacing
from agent.preparation_assets import plan_table
from agent.records.plan import Plan, Task
from agent.records.plan_table import LAYERS
from agent.steps.plan_fill import current_week, filled
from agent.steps.plan_marks import finished, marked
from agent.steps.plan_notes import count_lines, score_lines
from agent.wiring.plan import area_titles, means_of
from tests.plans import MONDAY, card_of, graded, plan_of

SPACING = Spacing(0.9)
BARS = {"ml-design": 4.0, "coding": 4.0, "jedi": 4.0}


def times_hold(plan: Plan) -> bool:
    return all(
        sum(task.minutes for task in week.tasks if task.layer == layer) == week.minutes[layer]
        for week in plan.weeks
        for layer in LAYERS
    )


def drawn_once(plan: Plan) -> bool:
    draws = [task.draws for task in plan.tasks if task.draws]
    return len(draws) == len(set(draws))


def adapted(plan: Plan, *cards: tuple[str, tuple[float | None, ...]], days: int = 0) -> Plan:
    found = [graded(card_of(name, *scores, name=name)) for name, scores in cards]
    plan = marked(plan, found, BARS, plan_table(), SPACING)
    return filled(plan, means_of(plan), (MONDAY + timedelta(days=days)).date())


def of_reason(plan: Plan, week: int, reason: str) -> list[Task]:
    return [task for task in plan.weeks[week - 1].tasks if task.reason == reason]


@settings(deadline=None, max_examples=15)
@given(weeks=st.sampled_from((4, 5)), quarters=st.integers(1, 240))
def test_tasks_fill_every_week_to_the_minute(weeks: int, quarters: int) -> None:
    plan = plan_of(weeks, quarters / 4)
    assert times_hold(plan)
    assert drawn_once(plan)
    assert len({task.id for task in plan.tasks}) == len(plan.tasks)


def test_five_weeks_of_ten_hours_hold_what_the_guides_ask_for() -> None:
    plan = plan_of(5, 10)
    designs = [task.draws for task in plan.weeks[2].tasks if task.kind == "design"]
    names = ("close-friends-feed", "ads-click-prediction", "short-video-feed")
    assert designs == [f"designs/{name}" for name in names]
    assert len({task.draws for task in plan.tasks if task.kind == "story"}) == 8
    loops = [task for task in plan.weeks[4].tasks if task.kind == "loop"]
    assert [task.minutes for task in loops] == [45] * 8
    first = [task for task in plan.weeks[0].tasks if task.kind == "problem"]
    assert len(first) == 11


def test_too_few_hours_are_said_to_be_too_few() -> None:
    said = "\n".join(count_lines(plan_of(5, 2), plan_table()))
    assert "mock loops in the last week: 0; asked for are 2 to 3" in said
    assert "60 to 80; at 30 minutes each those take 30 h" in said


def test_hours_enough_reach_the_guides_problems() -> None:
    plan = plan_of(5, 40)
    solved = [t for t in plan.tasks if t.kind in {"problem", "timed-problem", "own-problem"}]
    assert len(solved) >= 60
    assert len([t for t in solved if t.item.startswith("problem:")]) == 30


def test_the_weakest_area_comes_first() -> None:
    plan = adapted(plan_of(), ("jedi", (3, 4)), ("ml-design", (4, 3, 1.5)))
    weak = of_reason(plan, 1, "weak")
    assert [task.layer for task in weak] == ["impact", "communication"]
    assert "Mind Feature engineering." in weak[0].text
    assert times_hold(plan)
    tasks = [task for task in plan.weeks[0].tasks if task.reason != "due"]
    assert tasks[:2] == weak


def test_due_cards_come_before_all_else() -> None:
    plan, _ = finished(plan_of(), "w1-01", "again", MONDAY, means_of(plan_of()).stock, SPACING)
    plan = adapted(plan, ("ml-design", (1.5,)))
    kept = [task for task in plan.weeks[0].tasks if task.done]
    rest = plan.weeks[0].tasks[len(kept) :]
    assert rest[0].reason == "due"
    assert times_hold(plan)


def test_a_card_that_is_due_stands_in_one_week_only() -> None:
    plan = adapted(plan_of(), ("ml-design", (1.5, 2, 2)), ("jedi", (1,)))
    due = [task.item for task in plan.tasks if task.reason == "due"]
    assert len(due) == 4
    assert len(set(due)) == 4


def test_an_area_without_a_score_gets_no_session_and_is_said_aloud() -> None:
    plan = adapted(plan_of(), ("ml-design", (4, None)))
    assert not of_reason(plan, 1, "weak")
    assert "ml-design/training_data" not in plan.marks
    assert "area:ml-design/training_data" not in plan.cards
    said = "\n".join(score_lines(plan, area_titles(), plan_table()))
    assert "Training data (ml-design/training_data) has no score" in said
    assert "not a zero" in said
    assert "Never practised with a scorecard: phone-screen, coding" in said


def test_the_last_week_gives_the_weakest_round_what_the_guides_give_it() -> None:
    plan = adapted(plan_of(), ("ml-design", (2,)))
    assert [task.kind for task in of_reason(plan, 5, "weak")] == ["design-round"] * 2
    plan = adapted(plan_of(5, 30), ("coding", (2,)))
    last = of_reason(plan, 5, "weak")
    assert len(last) == 5
    assert {task.kind for task in last} <= {"graphs", "own-graphs"}


def test_what_was_left_undone_in_a_week_comes_again_later() -> None:
    plan = plan_of()
    plan, task = finished(plan, "w1-01", "good", MONDAY, means_of(plan).stock, SPACING)
    assert task is not None
    later = filled(plan, means_of(plan), (MONDAY + timedelta(days=7)).date())
    assert later.weeks[0] == plan.weeks[0]
    second = {t.draws for t in later.weeks[1].tasks}
    left = next(t.draws for t in plan.weeks[0].tasks if t.id == "w1-02")
    assert left in second
    assert task.draws not in second
    assert times_hold(later)


def test_a_mock_loop_that_was_begun_goes_on() -> None:
    plan = plan_of()
    first = next(task for task in plan.weeks[4].tasks if task.kind == "loop")
    plan, _ = finished(plan, first.id, "good", MONDAY, means_of(plan).stock, SPACING)
    again = filled(plan, means_of(plan), (MONDAY + timedelta(days=28)).date())
    loops = [task for task in again.weeks[4].tasks if task.kind == "loop"]
    assert len(loops) == 8
    assert len({task.id for task in loops}) == 8
    assert times_hold(again)


def test_filling_anew_with_nothing_new_changes_nothing() -> None:
    plan = plan_of()
    assert filled(plan, means_of(plan), MONDAY.date()) == plan


@pytest.mark.parametrize(("days", "week"), [(-3, 1), (0, 1), (6, 1), (7, 2), (34, 5), (35, 6)])
def test_the_week_is_that_of_the_day(days: int, week: int) -> None:
    assert current_week(plan_of(), (MONDAY + timedelta(days=days)).date()) == week
