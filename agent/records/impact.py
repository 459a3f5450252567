"""A claim of impact: its rung on the ladder, its columns of the KPI matrix, and what it lacks."""

from typing import Annotated, Literal

from pydantic import Field

from agent.records.base import Record

Rung = Literal["raw", "system", "product", "business"]
RUNGS: tuple[Rung, ...] = ("raw", "system", "product", "business")
"""The ladder, from the ground up."""

Column = Literal["adoption", "system", "business"]
COLUMNS: tuple[Column, ...] = ("adoption", "system", "business")
"""The KPI matrix: who took it up, what it did to the system, what it did to use and money."""

Lack = Literal["number", "time-frame", "owner"]
LACKS: tuple[Lack, ...] = ("number", "time-frame", "owner")
"""What a claim may lack besides a column: a figure, a period, and who did it."""


class PlacedClaim(Record):
    """What a claim states.

    Attributes:
        claim: the claim, word for word.
        rung: the highest that it states as reached; `raw` where it states no effect.
        adoption: who took it up, in the claim's own words; None where it does not say.
        system: what it did to the system, in the claim's own words; None where it does not say.
        business: what it did to use or to money, in the claim's own words; None likewise.
        missing: the empty columns, then what else it lacks.
    """

    claim: Annotated[str, Field(min_length=1)]
    rung: Rung
    adoption: str | None
    system: str | None
    business: str | None
    missing: tuple[Column | Lack, ...]


class ReadClaim(Record):
    """A placed claim with what a reader is told besides.

    Attributes:
        placed: where it stands.
        vanity: praise in it that nothing measures, word for word.
        forecast: what it expects and does not state as reached, word for word.
        denied: what it says did not come about, word for word.
    """

    placed: PlacedClaim
    vanity: tuple[str, ...] = ()
    forecast: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()


class LabelledClaim(Record):
    """A claim with what somebody says that it states.

    Attributes:
        id, domain, style: which one, what about, how it is said.
        claim: the claim.
        rung: the highest that it states as reached.
        adoption, system, business: fragments of the claim that fill the column; none where empty.
        lacks: what else it lacks.
    """

    id: str
    domain: str
    style: str
    claim: str
    rung: Rung
    adoption: tuple[str, ...]
    system: tuple[str, ...]
    business: tuple[str, ...]
    lacks: tuple[Lack, ...]


class RungWeights(Record):
    """A linear reading of a claim's sentence embedding: its rung, where no known word tells.

    Attributes:
        schema_version: of this record.
        embedding: the name of the sentence embedding that it was fitted with.
        claims: how many labelled claims it was fitted on.
        weights: by rung, one number a dimension.
        bias: by rung.
    """

    schema_version: Literal[1] = 1
    embedding: str
    claims: int
    weights: dict[Rung, tuple[float, ...]]
    bias: dict[Rung, float]


class ImpactTerms(Record):
    """Words for what was measured.

    Attributes:
        raw: of a model or an artefact by itself.
        system: of a system: speed, load, memory, failures.
        product: of the product: what the people who use it do.
        business: of the business: money.
        none: what only looks like one of them.
    """

    raw: tuple[str, ...]
    system: tuple[str, ...]
    product: tuple[str, ...]
    business: tuple[str, ...]
    none: tuple[str, ...]


class ImpactSigns(Record):
    """By which words claims are placed. A star stands for any ending of a word.

    Attributes:
        version: raised with every change of the file.
        terms: what was measured.
        topic_nouns: make a topic of the term before them ("retention model").
        change: that something moved, or was better than before.
        comparatives, people: together they say that people did something more, or less.
        uptake, takers, named_takers, using_people, counts: together they say who took it up;
            `counts` stand for a number.
        strong_uptake, taker: the same for one team alone.
        negations, not_negations: that what follows did not happen, and what only looks like it.
        null_results: that what stands before did not happen.
        plans, modals, not_plans: that what follows has not happened yet, in the sentence or in the
            fragment alone, and what only looks like it.
        purposes, attained: a verb after "to" states an aim, unless one of `attained` stands before.
        topic_verbs: that somebody worked on something, which is no effect.
        vanity: praise.
        time_frames, not_time_frames: a period or a date, and what only looks like it.
        owners, others: that the speaker did it, or that others did it too.
        doers, not_doers: first words that are an act of the writer's, and some that only look so.
        speeds: that something runs in less time.
        labour, not_labour: people's time that was saved, and machines' time.
    """

    version: int
    terms: ImpactTerms
    topic_nouns: tuple[str, ...]
    change: tuple[str, ...]
    comparatives: tuple[str, ...]
    people: tuple[str, ...]
    uptake: tuple[str, ...]
    strong_uptake: tuple[str, ...]
    taker: tuple[str, ...]
    takers: tuple[str, ...]
    named_takers: tuple[str, ...]
    using_people: tuple[str, ...]
    counts: tuple[str, ...]
    negations: tuple[str, ...]
    not_negations: tuple[str, ...]
    null_results: tuple[str, ...]
    plans: tuple[str, ...]
    modals: tuple[str, ...]
    not_plans: tuple[str, ...]
    purposes: tuple[str, ...]
    attained: tuple[str, ...]
    topic_verbs: tuple[str, ...]
    vanity: tuple[str, ...]
    time_frames: tuple[str, ...]
    not_time_frames: tuple[str, ...]
    owners: tuple[str, ...]
    others: tuple[str, ...]
    doers: tuple[str, ...]
    not_doers: tuple[str, ...]
    speeds: tuple[str, ...]
    labour: tuple[str, ...]
    not_labour: tuple[str, ...]


class ImpactWording(Record):
    """How claims are shown, and what is asked where something is missing. It holds no figure.

    Attributes:
        version: raised with every change of the file.
        rungs, columns: their names.
        next_rung: the question that leads up from a rung; empty at the top.
        asks: what stands in a rewrite for what is missing.
        scaffold: the labels of a rewrite's lines.
        notes: what is said of praise, of forecasts and of what did not come about.
        stated: stands for what the claim has somewhere.
    """

    version: int
    rungs: dict[Rung, str]
    columns: dict[Column, str]
    next_rung: dict[Rung, str]
    asks: dict[Column | Lack, str]
    scaffold: dict[str, str]
    notes: dict[str, str]
    stated: str
