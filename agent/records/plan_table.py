"""How a preparation plan is laid out: shares, weeks, kinds of task. From `agent/data/plan.yaml`."""

from typing import Annotated, Literal, get_args

from pydantic import Field, field_validator, model_validator

from agent.records.base import Record

PrepLayer = Literal["execution", "impact", "communication"]
"""A layer of the pyramid that practice goes to."""

LAYERS: tuple[PrepLayer, ...] = get_args(PrepLayer)
QUARTER_MIN = 15
"""Minutes of the unit in which practice is planned."""

Percent = Annotated[int, Field(ge=0, le=100)]
TaskMinutes = Annotated[int, Field(gt=0, le=240, multiple_of=QUARTER_MIN)]
Split = dict[PrepLayer, Percent]


def _whole(split: Split) -> Split:
    if set(split) != set(LAYERS) or sum(split.values()) != 100:
        raise ValueError(f"shares of {', '.join(LAYERS)} have to add up to 100")
    return split


class TaskKind(Record):
    """A kind of task.

    Attributes:
        layer: what it trains.
        minutes: how long one takes, a multiple of 15.
        text: what to do; `$title` is what is drawn from the pool.
        command: what starts it; `$id`, `$round` and `$level` are filled in; empty for none.
        pool: what it draws from, each once in a plan; empty where it can be had any number of
            times.
        card: of what the drawn thing is a card in spaced repetition; empty for none.
    """

    layer: PrepLayer
    minutes: TaskMinutes
    text: str
    command: str = ""
    pool: str = ""
    card: Literal["", "problem", "design", "story"] = ""


class Take(Record):
    """Tasks that a week takes of a kind, as far as its time holds them; all for no most."""

    kind: str
    most: Annotated[int, Field(gt=0)] | None = None


class WeekForm(Record):
    """One week of a form.

    Attributes:
        title: what the week is about.
        focus: percent of the week for each layer, before it is reconciled with the shares.
        takes: by layer, what fills the week, in order.
    """

    title: str
    focus: Split
    takes: dict[PrepLayer, tuple[Take, ...]]

    _shares = field_validator("focus")(_whole)


class PlanForm(Record):
    """A plan of a number of weeks.

    Attributes:
        about: how it follows the guides, for people.
        problems: fewest and most coding problems that the guides ask for.
        stories: fewest and most stories.
        stories_planned: how many are.
        loops: fewest and most mock loops, all in the last week.
        weeks: in order.
    """

    about: str
    problems: tuple[int, int]
    stories: tuple[int, int]
    stories_planned: Annotated[int, Field(ge=1)]
    loops: tuple[int, int]
    weeks: tuple[WeekForm, ...]


class WeakForm(Record):
    """What a weak area gets.

    Attributes:
        kinds: by round, the kinds of task that train its areas; the first that can be had is taken.
        last_week: the same for the last week, where it differs.
        sessions: how many a week and round.
        last_week_sessions: by round, how many in the last week; `sessions` where it says nothing.
        most_percent: of a week's time for a layer; the session that reaches it may pass it.
        kept_back: by pool, how many are left for the last week and for weak areas.
    """

    kinds: dict[str, tuple[str, ...]]
    last_week: dict[str, tuple[str, ...]]
    sessions: Annotated[int, Field(ge=1)]
    last_week_sessions: dict[str, int]
    most_percent: Percent
    kept_back: dict[str, int]


class DueForm(Record):
    """What a card that is due gets: the kind of task by what the card is of, and its bound."""

    kinds: dict[Literal["problem", "design", "story", "area"], dict[PrepLayer, str]]
    most_percent: Percent


class ResultForm(Record):
    """What a measured score counts as in spaced repetition, in points against the bar.

    Attributes:
        again_from: that far under the bar, or further, is `again`; so is a score of 1.
        easy_from: that far over it, or further, is `easy`; at or over it is else `good`, under
            it `hard`.
    """

    again_from: float
    easy_from: float


class CalendarForm(Record):
    """Where study sessions lie by default.

    Attributes:
        days: weekdays, 0 for Monday.
        longest_h: where a session would be longer, all seven days are used.
        begins: time of day, HH:MM.
        ends_by: a session that would run past it begins earlier.
        alarm_min: minutes before a session.
        retention: the wanted probability of recall at which a card falls due.
    """

    days: tuple[int, ...]
    longest_h: float
    begins: str
    ends_by: str
    alarm_min: Annotated[int, Field(ge=0)]
    retention: Annotated[float, Field(gt=0.5, lt=1)]


class LoopRound(Record):
    """A round of a mock loop: its name, layer, minutes and what to do."""

    name: str
    layer: PrepLayer
    minutes: TaskMinutes
    text: str


class PlanTable(Record):
    """All of `agent/data/plan.yaml`.

    Attributes:
        version: raised with every change of the file.
        sources: where its figures are from.
        shares: percent of the whole plan for each layer.
        layer_of: the layer that each round speaks to.
        forms: by number of weeks.
        kinds: of tasks, by name.
        designs: the designs that the guides ask for, in order; ids of questions.
        story_values: what stories are planned for, in order: the values, then what comes after.
        topics: by family of problem in the order they are taken, its name for people.
        fill: by layer, the kinds that fill what is left, in turn; 15 minutes long.
        loop_command: what starts a mock loop.
        loop_next: what goes on with it.
        loop_rounds: its rounds, in order.
    """

    version: int
    sources: tuple[str, ...]
    shares: Split
    layer_of: dict[str, PrepLayer]
    forms: dict[Literal["4", "5"], PlanForm]
    kinds: dict[str, TaskKind]
    designs: tuple[str, ...]
    story_values: dict[str, str]
    topics: dict[str, str]
    fill: dict[PrepLayer, Annotated[tuple[str, ...], Field(min_length=1)]]
    weak: WeakForm
    due: DueForm
    results: ResultForm
    calendar: CalendarForm
    loop_command: str
    loop_next: str
    loop_rounds: tuple[LoopRound, ...]

    _shares = field_validator("shares")(_whole)

    @model_validator(mode="after")
    def _known(self) -> "PlanTable":
        """Every kind that is named exists, in the layer that names it."""
        for form in self.forms.values():
            for week in form.weeks:
                for layer, takes in week.takes.items():
                    for take in takes:
                        self._check(take.kind, layer)
        for layer, fills in self.fill.items():
            for kind in fills:
                self._check(kind, layer)
                if self.kinds[kind].minutes != QUARTER_MIN or self.kinds[kind].pool:
                    raise ValueError(f"{kind} cannot fill what is left")
        for kinds in self.due.kinds.values():
            for layer, kind in kinds.items():
                self._check(kind, layer)
        for round_id, tried in (*self.weak.kinds.items(), *self.weak.last_week.items()):
            for kind in tried:
                self._check(kind, self.layer_of[round_id])
        return self

    def _check(self, kind: str, layer: PrepLayer) -> None:
        if kind not in self.kinds or self.kinds[kind].layer != layer:
            raise ValueError(f"{kind} is no kind of task for {layer}")
