"""A preparation plan as it is kept: its weeks and tasks, what was done, scores, and cards."""

from typing import Annotated, Literal

from pydantic import Field

from agent.records.base import Record
from agent.records.plan_table import PrepLayer, TaskMinutes
from agent.records.transcript import Level

Result = Literal["again", "hard", "good", "easy"]
"""How a review went, as spaced repetition takes it."""

Reason = Literal["due", "weak", "loop", "plan"]
"""Why a task is in a week: its card is due, an area is under the bar, a mock loop, the week."""


class Card(Record):
    """A thing in spaced repetition.

    Attributes:
        item: names it: `problem:ID`, `design:ID`, `story:VALUE` or `area:ROUND/AREA`.
        stability: days after which recall has fallen to 90 %.
        difficulty: 1 to 10.
        due: when it should be seen again, ISO 8601 with its offset.
        reviewed: when it was last, the same.
        reviews: how often.
    """

    item: str
    stability: Annotated[float, Field(gt=0)]
    difficulty: Annotated[float, Field(ge=1, le=10)]
    due: str
    reviewed: str
    reviews: Annotated[int, Field(ge=1)]


class Task(Record):
    """One thing to do.

    Attributes:
        id: names it in its plan, as in `w2-05`.
        kind: of the plan's table; `loop` for a round of a mock loop.
        layer: what it trains.
        minutes: how long it takes.
        text: what to do.
        command: what starts it; empty for none.
        reason: why it is there.
        draws: what it took from a pool, as `POOL/ID`; empty for none.
        item: whose card it reviews; empty for none.
        done: how it went; None where it is open.
    """

    id: str
    kind: str
    layer: PrepLayer
    minutes: TaskMinutes
    text: str
    command: str = ""
    reason: Reason = "plan"
    draws: str = ""
    item: str = ""
    done: Result | None = None


class PlanWeek(Record):
    """One week: its number from 1, its title, minutes for each layer, and tasks that fill them."""

    number: Annotated[int, Field(ge=1)]
    title: str
    minutes: dict[PrepLayer, int]
    tasks: tuple[Task, ...] = ()


class AreaMark(Record):
    """What the latest scorecard that could judge an area gave it.

    Attributes:
        score: 1 to 5.
        when: ISO 8601 with its offset.
        bar: what the plan's level takes.
    """

    score: Annotated[float, Field(ge=1, le=5)]
    when: str
    bar: float

    @property
    def gap(self) -> float:
        """Points under the bar; negative over it."""
        return self.bar - self.score


class Plan(Record):
    """A preparation plan, kept as `plan/plan.json`.

    Attributes:
        schema_version: of this record on disk.
        id: names the plan in calendars.
        made: when, ISO 8601 with its offset.
        table_version: of the data that it was made from.
        start: first day, ISO 8601.
        hours: a week.
        level: the target.
        weeks: in order.
        cards: by item.
        marks: by `ROUND/AREA`.
        not_judged: by `ROUND/AREA`, why the latest scorecard has no score for it.
        practised: the rounds that any scorecard was seen of.
        seen: the scorecards taken in, as transcript id and hash.
        exports: how often a calendar was written.
        exported: by UID, the beginning and end of the events that were written, as `BEGIN/END`.
    """

    schema_version: Literal[1] = 1
    id: str
    made: str
    table_version: int
    start: str
    hours: Annotated[float, Field(gt=0)]
    level: Level
    weeks: Annotated[tuple[PlanWeek, ...], Field(min_length=1)]
    cards: dict[str, Card] = Field(default_factory=dict)
    marks: dict[str, AreaMark] = Field(default_factory=dict)
    not_judged: dict[str, str] = Field(default_factory=dict)
    practised: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    exports: Annotated[int, Field(ge=0)] = 0
    exported: dict[str, str] = Field(default_factory=dict)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks, week by week."""
        return tuple(task for week in self.weeks for task in week.tasks)
