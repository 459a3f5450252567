"""The day before an interview: the user's facts, and how its checklist and artefacts are made."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from agent.records.base import Record

FactName = Literal[
    "feature",
    "problem",
    "hypothesis",
    "experiment",
    "metric",
    "before",
    "after",
    "unit",
    "business",
    "reasoning",
    "next_steps",
    "theme",
    "interviewer",
    "name",
]
FACT_NAMES: tuple[FactName, ...] = get_args(FactName)

Minutes = Annotated[int, Field(gt=0)]


class Facts(Record):
    """What the user says of the feature that they shipped last; empty where they say nothing.

    Every text is the user's own, one line each. The file says what each means.
    """

    feature: str = ""
    problem: str = ""
    hypothesis: str = ""
    experiment: str = ""
    metric: str = ""
    before: str = ""
    after: str = ""
    unit: str = ""
    business: str = ""
    reasoning: str = ""
    next_steps: tuple[str, ...] = ()
    theme: str = ""
    interviewer: str = ""
    name: str = ""

    @property
    def missing(self) -> tuple[FactName, ...]:
        """The facts that are not given."""
        return tuple(name for name in FACT_NAMES if not getattr(self, name))


class EveStep(Record):
    """One thing to do in a phase.

    Attributes:
        minutes: how long it takes.
        text: what it is.
        at: time of day, HH:MM, of the day before the interview's, for what has its own time; empty
            for what follows the step before it.
    """

    minutes: Minutes
    text: str
    at: str = ""


class EvePhase(Record):
    """A third of the day: its title, and what is done in it, in order."""

    title: str
    steps: Annotated[tuple[EveStep, ...], Field(min_length=1)]


class Rest(Record):
    """How a night is kept free.

    Attributes:
        about: why, for people.
        begins: time of day, HH:MM.
        hours: how long.
        awake_h: hours before the interview by which it has ended.
    """

    about: str
    begins: str
    hours: Annotated[float, Field(gt=0, le=12)]
    awake_h: Annotated[float, Field(ge=0)]


class PagePart(Record):
    """A part of the one-pager: its title and its text."""

    title: str
    text: str


class OnePager(Record):
    """The one-pager: its title and its parts."""

    title: str
    parts: tuple[PagePart, ...]


class SlideForm(Record):
    """A slide: title, lines, whether it has the chart, and speaker's notes with their seconds."""

    title: str
    lines: tuple[str, ...]
    seconds: Annotated[int, Field(gt=0)]
    notes: str
    chart: bool = False


class CellForm(Record):
    """A cell of the notebook; in code, `$NAME_literal` stands for a fact as a Python literal."""

    kind: Literal["markdown", "code"]
    source: str


class EveTable(Record):
    """All of `agent/data/eve.yaml`.

    Attributes:
        version: raised with every change of the file.
        sources: where its figures are from.
        hours: how long before the interview the day begins.
        final_h: how long before it the cheat sheet is final.
        blank: what stands for a missing fact; `$what` is what is asked for.
        asks: by fact, what is asked for.
        rest: how a night is kept free.
        phases: in order, about equally long.
        page: the one-pager.
        slides: three.
        mail: of the evening before.
        notebook: its cells.
    """

    version: int
    sources: tuple[str, ...]
    hours: Annotated[int, Field(gt=0)]
    final_h: Annotated[int, Field(gt=0)]
    blank: str
    asks: dict[FactName, str]
    rest: Rest
    phases: Annotated[tuple[EvePhase, ...], Field(min_length=3, max_length=3)]
    page: OnePager
    slides: Annotated[tuple[SlideForm, ...], Field(min_length=3, max_length=3)]
    mail: str
    notebook: Annotated[tuple[CellForm, ...], Field(min_length=1)]
