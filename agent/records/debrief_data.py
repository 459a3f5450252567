"""What a debrief goes by: layers and rules, wording, likelihood ratios, and the pay table."""

from typing import Annotated

from pydantic import Field

from agent.records.base import Record
from agent.records.debrief import Layer, Process, Share
from agent.records.scorecard import Verdict
from agent.records.transcript import Level

Version = Annotated[int, Field(ge=1)]
Count = Annotated[int, Field(ge=0)]


class Prior(Record):
    """A probability before any evidence, with where it comes from."""

    value: Annotated[float, Field(gt=0, lt=1)]
    source: Annotated[str, Field(min_length=1)]


class ProcessNote(Record):
    """A way to decide that a guide describes.

    Attributes:
        decides: who decides, as a noun phrase.
        steps: what happens after the scorecards, in order.
        source: the guides that describe it.
    """

    decides: str
    steps: Annotated[tuple[str, ...], Field(min_length=1)]
    source: str


class DebriefRules(Record):
    """agent/data/debrief.yaml.

    Attributes:
        version: raised with every change of the file.
        layers: by layer, the ids of its rounds.
        counted_nowhere: rounds that are shown and decide nothing.
        rules: by id, what each rule says; `$names` stands for what it looked at.
        priors: by level.
        default_process: which of `processes` is followed.
        processes: by name.
        processes_disagree: what the guides disagree on, in words.
        risk_draws: how often scores are drawn anew.
        assumed_mae: the error of scores for which none was measured, points; ours.
        ordinary: stems that tell no project apart, beside those of agent/data/stories.yaml.
        said: templates of what interviewers say, by name.
    """

    version: Version
    layers: dict[Layer, Annotated[tuple[str, ...], Field(min_length=1)]]
    counted_nowhere: tuple[str, ...]
    rules: dict[str, str]
    priors: dict[Level, Prior]
    default_process: Process
    processes: dict[Process, ProcessNote]
    processes_disagree: str
    risk_draws: Annotated[int, Field(ge=100, le=1_000_000)]
    assumed_mae: Annotated[float, Field(gt=0, le=2)]
    ordinary: tuple[str, ...]
    said: dict[str, str]

    def layer_of(self, round_id: str) -> Layer | None:
        """Returns where a round counts; None where it counts nowhere."""
        return next((name for name, rounds in self.layers.items() if round_id in rounds), None)


class VerdictCounts(Record):
    """How often a verdict fell in simulation.

    Attributes:
        at: in rounds of candidates who are truly at the level or over.
        under: in rounds of those who are not.
    """

    at: Count
    under: Count


class RoundLikelihoods(Record):
    """What a verdict in rounds of one kind says of one level.

    Attributes:
        counts: by verdict; rounds without one are not among them.
    """

    counts: dict[Verdict, VerdictCounts]


class Likelihoods(Record):
    """agent/data/likelihoods.yaml: written by `mockloop eval run debrief --fit`.

    Attributes:
        version: raised with every fit that changes a figure.
        fitted_on: what was simulated, in words, with how many loops.
        smoothing: what is added to every count before a share is taken.
        temper: by level, what log ratios are multiplied by.
        tables: by level and round kind (`ml-design`, `jedi`, or `other` for the rest).
    """

    version: Version
    fitted_on: str
    smoothing: Annotated[float, Field(gt=0, le=10)]
    temper: dict[Level, Annotated[float, Field(ge=0, le=1)]]
    tables: dict[Level, dict[str, RoundLikelihoods]]

    def table(self, level: Level, round_id: str) -> RoundLikelihoods | None:
        """Returns the table for a round; None where the level has none."""
        tables = self.tables.get(level, {})
        return tables.get(round_id) or tables.get("other")


class PayLevel(Record):
    """What the guides say of one level.

    Attributes:
        name: what the level is called.
        years: usual experience, as given; None where it is not.
        median_usd: median total compensation, US dollars a year; None where no figure is given.
    """

    name: str
    years: str | None
    median_usd: Annotated[int, Field(gt=0)] | None


class PayRule(Record):
    """How a range is framed.

    Attributes:
        half_width: share of the middle by which the range goes down and up; ours.
        rounded_to_usd: what the ends are rounded to.
        source: where the rule comes from.
    """

    half_width: Share
    rounded_to_usd: Annotated[int, Field(gt=0)]
    source: str


class PaySource(Record):
    """Where a figure comes from: the page in corpus/guides, who published it, and when."""

    page: str
    published_by: str
    date: str


class Advice(Record):
    """What to answer in one situation.

    Attributes:
        say: what to say; `$low`, `$high`, `$level` stand for figures and level.
        why: why so.
        page: the guide page that says so.
    """

    say: str
    why: str
    page: str


class Negotiable(Record):
    """What can still be moved at one point of the process."""

    when: str
    what: str
    page: str


class Compensation(Record):
    """agent/data/compensation.yaml.

    Attributes:
        version: raised with every change of the file.
        currency: of all figures.
        region: where they hold.
        source: of the medians.
        levels: by level.
        jumps_note: what drives the jumps, by the guides.
        frame: how a range is framed.
        asked, not_asked: what to answer.
        negotiable: in the order of the process.
        warnings: what the guides warn of.
    """

    version: Version
    currency: str
    region: str
    source: PaySource
    levels: dict[Level, PayLevel]
    jumps_note: str
    frame: PayRule
    asked: Advice
    not_asked: Advice
    negotiable: Annotated[tuple[Negotiable, ...], Field(min_length=1)]
    warnings: tuple[str, ...]

    def median(self, level: Level) -> int | None:
        """Returns the median of a level; None where the guides give none."""
        found = self.levels.get(level)
        return found.median_usd if found else None
