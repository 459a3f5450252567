"""The facts of a performance-review packet, in the user's own words, and its dates."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from agent.records.base import Record

Text = Annotated[str, Field(max_length=2_000)]
Texts = Annotated[tuple[Text, ...], Field(max_length=50)]


class Amount(Record):
    """An amount of money.

    Attributes:
        amount: in units of the currency.
        currency: as the user writes it.
        period: what it is for, such as "a year"; both sides of a ratio must have the same.
    """

    amount: Annotated[float, Field(ge=0, le=1e15, allow_inf_nan=False)]
    currency: Annotated[str, Field(min_length=1, max_length=10)]
    period: Annotated[str, Field(min_length=1, max_length=40)]


class Milestone(Record):
    """A step of a rollout: what, and when in the user's words."""

    what: Text
    when: Text = ""


class PacketProject(Record):
    """One project. What is left empty is asked for.

    Attributes:
        name: what it is called.
        did: what the user did, step by step.
        raw, adoption, system, product, business: what came of it, rung by rung, with figures.
        why: why it matters to the business.
        rollout: how long it took to roll out.
        gain, cost: what it brings and what it costs, for the return on investment.
        expected: what is expected where revenue is not there yet.
        assumptions: what the expectation rests on.
        milestones: of the rollout that is still to come.
    """

    name: Annotated[str, Field(min_length=1, max_length=200)]
    did: Texts = ()
    raw: Texts = ()
    adoption: Texts = ()
    system: Texts = ()
    product: Texts = ()
    business: Texts = ()
    why: Text = ""
    rollout: Text = ""
    gain: Amount | None = None
    cost: Amount | None = None
    expected: Texts = ()
    assumptions: Texts = ()
    milestones: Annotated[tuple[Milestone, ...], Field(max_length=50)] = ()


class PacketFacts(Record):
    """All that a packet is made of.

    Attributes:
        schema_version: of the file.
        projects: the most important first.
    """

    schema_version: Literal[1]
    projects: Annotated[tuple[PacketProject, ...], Field(min_length=1, max_length=100)]


class ReviewCycles(Record):
    """When reviews are, as the guides say.

    Attributes:
        version: raised with every change of the file.
        months: in which a cycle ends, 1 to 12.
        evidence_days: how long before the deadline evidence has to be there.
        warning_days: how long before that to begin asking for figures; our own choice.
        source: the file of the guides that says so.
    """

    version: int
    months: tuple[Annotated[int, Field(ge=1, le=12)], ...]
    evidence_days: Annotated[int, Field(ge=1)]
    warning_days: Annotated[int, Field(ge=1)]
    source: str


class ReviewDates(Record):
    """The dates of one cycle.

    Attributes:
        cycle: its month and year.
        deadline: the user's own; None where only the month is known.
        counted_from: the deadline, or else the first day of the month.
        evidence: by when evidence has to be there.
        begin: when to begin asking for figures.
        today: the day from which they were counted.
    """

    cycle: str
    deadline: datetime.date | None
    counted_from: datetime.date
    evidence: datetime.date
    begin: datetime.date
    today: datetime.date


class PacketAsks(Record):
    """What a packet asks for where the facts have nothing; it holds no figure.

    Attributes:
        version: raised with every change of the file.
        asks: by what is missing.
    """

    version: int
    asks: dict[str, str]
