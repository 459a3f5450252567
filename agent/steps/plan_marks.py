"""Taking measured scores and finished tasks into a plan.

A scorecard counts as a review once, by its transcript: each of its areas that has a score, and the
problem or design that it was about. What it could not judge is no score and moves no card.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from agent.errors import PlanError
from agent.records import Scorecard
from agent.records.plan import AreaMark, Card, Plan, Result, Task
from agent.records.plan_table import PlanTable, ResultForm
from agent.steps.plan_fill import current_week
from agent.steps.plan_stock import Stock


class Reviewing(Protocol):
    """Spaced repetition."""

    def reviewed(self, item: str, before: Card | None, result: Result, when: datetime) -> Card:
        """Returns the card after a review."""


@dataclass(frozen=True, slots=True)
class Graded:
    """A scorecard as it was found.

    Attributes:
        card: the scorecard.
        when: the round took place or was graded, with its time zone.
        question: the id of what was asked; empty where that is not known.
    """

    card: Scorecard
    when: datetime
    question: str = ""


def result_of(score: float, bar: float, rules: ResultForm) -> Result:
    """Returns what a score from 1 to 5 counts as against a bar."""
    if score <= 1 or bar - score >= rules.again_from:
        return "again"
    if score < bar:
        return "hard"
    return "easy" if score - bar >= rules.easy_from else "good"


def marked(
    plan: Plan,
    graded: Sequence[Graded],
    bars: Mapping[str, float],
    table: PlanTable,
    spacing: Reviewing,
) -> Plan:
    """Takes scorecards into a plan.

    Args:
        plan: as it is.
        graded: scorecards in any order, also those that were taken in before.
        bars: what the plan's level takes, by round; scorecards of other rounds are passed over.
        table: the plan's.
        spacing: what dates cards.
    """
    marks, unjudged = dict(plan.marks), dict(plan.not_judged)
    cards, seen, practised = dict(plan.cards), list(plan.seen), list(plan.practised)
    for each in sorted(graded, key=lambda one: (one.when, one.card.transcript_id)):
        if each.card.round not in bars:
            continue
        bar, when = bars[each.card.round], each.when.isoformat()
        practised += [] if each.card.round in practised else [each.card.round]
        key = f"{each.card.transcript_id} {each.card.transcript_sha256}"
        for area, found in each.card.areas.items():
            name = f"{each.card.round}/{area}"
            if found.score is None:
                unjudged[name] = found.unscored_reason or found.status
                continue
            unjudged.pop(name, None)
            if name not in marks or datetime.fromisoformat(marks[name].when) <= each.when:
                marks[name] = AreaMark(score=found.score, when=when, bar=bar)
            if key not in seen:
                result = result_of(found.score, bar, table.results)
                item = f"area:{name}"
                cards[item] = spacing.reviewed(item, cards.get(item), result, each.when)
        item, mean = _asked(each, table), each.card.mean_score
        if item and mean is not None and key not in seen:
            result = result_of(mean, bar, table.results)
            cards[item] = spacing.reviewed(item, cards.get(item), result, each.when)
        seen += [] if key in seen else [key]
    return plan.model_copy(
        update={
            "marks": marks,
            "not_judged": unjudged,
            "cards": cards,
            "seen": tuple(seen),
            "practised": tuple(practised),
        }
    )


def finished(
    plan: Plan, named: str, result: Result, when: datetime, stock: Stock, spacing: Reviewing
) -> tuple[Plan, Task | None]:
    """Marks a task as done and reviews its card.

    Args:
        plan: as it is.
        named: a task's id as in `w2-05`, or an item as in `problem:stale-features`.
        result: how it went.
        when: it was done, with its time zone.
        stock: what items there are.
        spacing: what dates cards.

    Returns:
        The plan, and the task that was marked; None where only the item's card was reviewed.

    Raises:
        PlanError: there is no such task or item, or the task is done already.
    """
    task = next((t for t in plan.tasks if t.id == named), None)
    if task is not None and task.done:
        raise PlanError(f"{named} is done already", "name the item for one more review of its card")
    if task is None and named:
        task = _open_task(plan, named, when)
    item = task.item if task else named
    if task is None and item not in plan.cards and not _exists(item, stock):
        raise PlanError(
            f"the plan has no task or item {named!r}", "'mockloop plan show --all' lists them"
        )
    update: dict[str, object] = {}
    if item:
        card = spacing.reviewed(item, plan.cards.get(item), result, when)
        update["cards"] = {**plan.cards, item: card}
    if task is not None:
        done = task.model_copy(update={"done": result})
        update["weeks"] = tuple(
            week.model_copy(
                update={"tasks": tuple(done if t.id == task.id else t for t in week.tasks)}
            )
            for week in plan.weeks
        )
        task = done
    return plan.model_copy(update=update), task


def _open_task(plan: Plan, item: str, when: datetime) -> Task | None:
    """The open task about an item: from this week on, or else of a week that has passed."""
    now = current_week(plan, when.date()) - 1
    weeks = (*plan.weeks[now:], *plan.weeks[:now])
    found = (task for week in weeks for task in week.tasks if task.item == item and not task.done)
    return next(found, None)


def _asked(graded: Graded, table: PlanTable) -> str:
    """The card of what a round asked; empty for none."""
    if not graded.question:
        return ""
    if table.layer_of.get(graded.card.round) == "execution":
        return f"problem:{graded.question}"
    return f"design:{graded.question}" if graded.card.round == "ml-design" else ""


def _exists(item: str, stock: Stock) -> bool:
    kind = item.partition(":")[0]
    return kind in {"problem", "design", "story"} and stock.named(item, {}) is not None
