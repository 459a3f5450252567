"""Filling the weeks of a plan with tasks, from what is done, due and weak.

A week's minutes for a layer are fixed when the plan is made; what fills them changes. First in
a week come cards that are due, longest overdue first; then sessions for the areas furthest under
the bar; then the week's own tasks; and what is left is filled in quarters of an hour. In the last
week, mock loops are set aside before all that. What is done stays where it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import cycle
from string import Template

from agent.records.plan import AreaMark, Card, Plan, PlanWeek, Reason, Task
from agent.records.plan_table import LAYERS, QUARTER_MIN, PlanForm, PlanTable, PrepLayer, TaskKind
from agent.records.transcript import Level
from agent.steps.plan_stock import Drawn, Stock

CARD_KINDS = ("problem", "design", "story", "area")


@dataclass(frozen=True, slots=True)
class Means:
    """What weeks are filled from.

    Attributes:
        table: of the plan.
        stock: the pools.
        areas: titles of the rubrics' areas by `ROUND/AREA`.
    """

    table: PlanTable
    stock: Stock
    areas: Mapping[str, str]


@dataclass(slots=True)
class _Week:
    """A week that is being filled."""

    means: Means
    level: Level
    number: int
    left: dict[PrepLayer, int]
    drawn: set[str]
    taken_ids: set[str]
    kept_back: Mapping[str, int]
    items: set[str] = field(default_factory=set)
    tasks: list[Task] = field(default_factory=list)

    def add(self, kind: str, reason: Reason, drawn: Drawn | None = None, item: str = "") -> bool:
        """Adds a task of a kind if the time holds it and its pool has something left."""
        form = self.means.table.kinds[kind]
        if form.minutes > self.left[form.layer]:
            return False
        if drawn is None and form.pool:
            drawn = self._next(form, 0 if reason == "weak" else self.kept_back.get(form.pool, 0))
            if drawn is None:
                return False
        if form.card and drawn is not None:
            item = f"{form.card}:{drawn.id}"
        words: dict[str, str] = {"level": self.level}
        if drawn is not None:
            words |= {"title": drawn.title, "id": drawn.id, "round": drawn.round}
        draws = f"{_shelf(form.pool)}/{drawn.id}" if form.pool and drawn is not None else ""
        self._put(kind, form, words, reason, draws=draws, item=item)
        return True

    def add_loop(self, loop: int) -> bool:
        """Adds the rounds of a mock loop if all of them find their time."""
        table = self.means.table
        need = dict.fromkeys(LAYERS, 0)
        for each in table.loop_rounds:
            need[each.layer] += each.minutes
        if any(need[layer] > self.left[layer] for layer in LAYERS):
            return False
        for place, each in enumerate(table.loop_rounds):
            command = table.loop_command if place == 0 else table.loop_next
            form = TaskKind(layer=each.layer, minutes=each.minutes, text=each.text, command=command)
            self._put("loop", form, {"level": self.level, "loop": str(loop)}, "loop")
        return True

    def _next(self, form: TaskKind, kept_back: int) -> Drawn | None:
        shelf, pool = _shelf(form.pool), self.means.stock.pools[form.pool]
        found = [each for each in pool if f"{shelf}/{each.id}" not in self.drawn]
        return found[0] if len(found) > kept_back else None

    def _put(
        self,
        kind: str,
        form: TaskKind,
        words: Mapping[str, str],
        reason: Reason,
        draws: str = "",
        item: str = "",
    ) -> None:
        task = Task(
            id=self._id(),
            kind=kind,
            layer=form.layer,
            minutes=form.minutes,
            text=Template(form.text).substitute(words),
            command=Template(form.command).substitute(words),
            reason=reason,
            draws=draws,
            item=item,
        )
        self.tasks.append(task)
        self.left[form.layer] -= form.minutes
        self.drawn |= {draws} if draws else set()
        self.items |= {item} if item else set()

    def _id(self) -> str:
        place = 1
        while (name := f"w{self.number}-{place:02}") in self.taken_ids:
            place += 1
        self.taken_ids.add(name)
        return name


def _shelf(pool: str) -> str:
    """Graph problems are problems too: what is drawn from one pool is gone from the other."""
    return "problems" if pool == "graph-problems" else pool


def filled(plan: Plan, means: Means, today: date) -> Plan:
    """Fills this week and those to come anew; earlier weeks, and what is done, stay.

    Args:
        plan: its weeks may be empty.
        means: what there is to do.
        today: weeks that ended before it are left alone.
    """
    kept = [task for task in plan.tasks if task.done]
    drawn = {task.draws for task in kept if task.draws}
    repeated: set[str] = set()
    weeks: list[PlanWeek] = []
    for week in plan.weeks:
        if week.tasks and week_start(plan, week.number) + timedelta(days=7) <= today:
            weeks.append(week)
            continue
        weeks.append(_filled_week(plan, week, means, drawn, repeated))
    return plan.model_copy(update={"weeks": tuple(weeks)})


def week_start(plan: Plan, number: int) -> date:
    """Returns the first day of a week, counted from 1."""
    return date.fromisoformat(plan.start) + timedelta(weeks=number - 1)


def current_week(plan: Plan, today: date) -> int:
    """Returns the week, from 1, that a day lies in; the first before, one past the last after."""
    passed = (today - date.fromisoformat(plan.start)).days // 7
    return min(max(passed, 0), len(plan.weeks)) + 1


def weakest(marks: Mapping[str, AreaMark]) -> tuple[tuple[str, AreaMark], ...]:
    """Returns the areas under the bar, the furthest under it first; by name where equal."""
    under = [(name, mark) for name, mark in marks.items() if mark.gap > 0]
    return tuple(sorted(under, key=lambda each: (-each[1].gap, each[0])))


def due_by(cards: Mapping[str, Card], before: date) -> tuple[Card, ...]:
    """Returns the cards that are due before a day, the longest due first."""
    due = [card for card in cards.values() if datetime.fromisoformat(card.due).date() < before]
    return tuple(sorted(due, key=lambda card: (card.due, card.item)))


def form_of(plan: Plan, table: PlanTable) -> PlanForm:
    """Returns the form that a plan follows."""
    return table.forms["4" if len(plan.weeks) == 4 else "5"]


def _filled_week(
    plan: Plan, week: PlanWeek, means: Means, drawn: set[str], repeated: set[str]
) -> PlanWeek:
    kept = _kept(week.tasks)
    last = week.number == len(plan.weeks)
    filling = _Week(
        means=means,
        level=plan.level,
        number=week.number,
        left={
            layer: week.minutes[layer] - sum(t.minutes for t in kept if t.layer == layer)
            for layer in LAYERS
        },
        drawn=drawn,
        taken_ids={task.id for task in kept},
        kept_back={} if last else means.table.weak.kept_back,
        items={task.item for task in kept if task.item},
    )
    form = form_of(plan, means.table)
    loops = _loops(kept, form) if last else ()
    sure = loops[: max(0, form.loops[0] - form.loops[1] + len(loops))]
    for loop in sure:
        filling.add_loop(loop)
    due = due_by(plan.cards, week_start(plan, week.number + 1))
    _add_due(filling, [card for card in due if card.item not in repeated])
    repeated |= {task.item for task in filling.tasks if task.reason == "due"}
    _add_weak(filling, weakest(plan.marks), last=last)
    for loop in loops[len(sure) :]:
        filling.add_loop(loop)
    for layer, takes in form.weeks[week.number - 1].takes.items():
        for take in takes:
            had = sum(task.kind == take.kind for task in kept)
            while (take.most is None or had < take.most) and filling.add(take.kind, "plan"):
                had += 1
        fills = cycle(means.table.fill[layer])
        while filling.left[layer] >= QUARTER_MIN:
            filling.add(next(fills), "plan")
    return week.model_copy(update={"tasks": (*kept, *_ordered(filling.tasks))})


def _kept(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """What a week keeps when it is filled anew: what is done, and what is left of a begun loop."""
    begun = {_loop(task) for task in tasks if task.done and task.reason == "loop"}
    return tuple(
        task for task in tasks if task.done or (task.reason == "loop" and _loop(task) in begun)
    )


def _loop(task: Task) -> str:
    """Names the mock loop that a task belongs to."""
    return task.text.partition(":")[0]


def _loops(kept: Sequence[Task], form: PlanForm) -> tuple[int, ...]:
    """The mock loops that are still to come, by number."""
    begun = {_loop(task) for task in kept if task.reason == "loop"}
    return tuple(range(len(begun) + 1, form.loops[1] + 1))


def _add_due(week: _Week, cards: Sequence[Card]) -> None:
    bound = _bounds(week, week.means.table.due.most_percent)
    for card in cards:
        kind = card.item.partition(":")[0]
        thing = week.means.stock.named(card.item, week.means.areas)
        if thing is None or kind not in CARD_KINDS or card.item in week.items:
            continue
        kinds = week.means.table.due.kinds[kind]  # type: ignore[index]
        layer = _layer(week, thing, kinds)
        if layer in kinds and _holds(week, kinds[layer], bound):
            week.add(kinds[layer], "due", thing, card.item)


def _layer(week: _Week, thing: Drawn, kinds: Mapping[PrepLayer, str]) -> PrepLayer:
    if len(kinds) == 1:
        return next(iter(kinds))
    return week.means.table.layer_of[thing.round]


def _add_weak(week: _Week, weak: Sequence[tuple[str, AreaMark]], *, last: bool) -> None:
    """Adds sessions for weak areas; one round's areas share theirs."""
    form = week.means.table.weak
    bound = _bounds(week, form.most_percent)
    for round_id in dict.fromkeys(name.partition("/")[0] for name, _ in weak):
        if round_id not in form.kinds:
            continue
        names = [name for name, _ in weak if name.startswith(f"{round_id}/")]
        kinds = form.last_week.get(round_id, form.kinds[round_id]) if last else form.kinds[round_id]
        times = form.last_week_sessions.get(round_id, form.sessions) if last else form.sessions
        for turn in range(times):
            if not any(_holds(week, kind, bound) and week.add(kind, "weak") for kind in kinds):
                break
            name = names[turn % len(names)]
            task = week.tasks[-1]
            text = f"{task.text} Mind {week.means.areas.get(name, name)}."
            item = task.item or f"area:{name}"
            week.tasks[-1] = task.model_copy(update={"text": text, "item": item})
            week.items.add(item)


def _bounds(week: _Week, percent: int) -> dict[PrepLayer, int]:
    """What has to stay free in each layer; at least the last quarter may always be taken."""
    return {layer: left - left * percent // 100 for layer, left in week.left.items()}


def _holds(week: _Week, kind: str, bound: Mapping[PrepLayer, int]) -> bool:
    """Whether a layer's bound is not used up yet; the task that reaches it may pass it."""
    return week.left[week.means.table.kinds[kind].layer] > bound[week.means.table.kinds[kind].layer]


def _ordered(tasks: Sequence[Task]) -> Iterator[Task]:
    """Due first, then weak areas, then the week's own with its layers mixed; mock loops last."""
    for reason in ("due", "weak"):
        yield from (task for task in tasks if task.reason == reason)
    yield from _mixed([task for task in tasks if task.reason == "plan"])
    yield from (task for task in tasks if task.reason == "loop")


def _mixed(tasks: Sequence[Task]) -> list[Task]:
    whole = {layer: sum(t.minutes for t in tasks if t.layer == layer) for layer in LAYERS}
    so_far = dict.fromkeys(LAYERS, 0)
    placed: list[tuple[float, int, Task]] = []
    for task in tasks:
        middle = (so_far[task.layer] + task.minutes / 2) / whole[task.layer]
        placed.append((middle, LAYERS.index(task.layer), task))
        so_far[task.layer] += task.minutes
    return [task for _, _, task in sorted(placed, key=lambda each: each[:2])]
