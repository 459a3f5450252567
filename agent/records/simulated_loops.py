"""How whole loops are simulated: who the candidates are, and how graders err."""

from typing import Annotated, Literal

from pydantic import Field

from agent.records.base import Record
from agent.records.transcript import Level

_Row = Annotated[tuple[Annotated[int, Field(ge=0)], ...], Field(min_length=5, max_length=5)]
Counts = Annotated[tuple[_Row, ...], Field(min_length=5, max_length=5)]
GraderKind = Literal["embedded", "raters"]
LEVELS_SIMULATED: tuple[Level, ...] = ("E3", "E4", "E5", "E6")


class LoopCounts(Record):
    """How many loops a level asked for gets: to fit on, to test on, and with raters as graders."""

    train: Annotated[int, Field(ge=10)]
    test: Annotated[int, Field(ge=10)]
    raters: Annotated[int, Field(ge=10)]


class Variance(Record):
    """How scores vary, points squared: by candidate, by round, by area of a round."""

    candidate: Annotated[float, Field(ge=0)]
    round: Annotated[float, Field(ge=0)]
    area: Annotated[float, Field(ge=0)]


class Simulation(Record):
    """evals/debrief/simulation.yaml.

    Attributes:
        version: raised with every change of the file.
        seed: of the generator.
        loops: how many.
        places: name and round of each round of a loop, in order.
        population: by level asked for, the share of candidates of each true level.
        floors: by true level, the least score that a candidate has in any area.
        variance: of what is over the floor.
        errors: by grader and round (`other`, else `ml-design`, for the rest): counts of scores
            given, by true score.
        with_odds: graders whose scores carry odds.
        assumed: what was not measured, in words.
    """

    version: Annotated[int, Field(ge=1)]
    seed: int
    loops: LoopCounts
    places: Annotated[tuple[tuple[str, str], ...], Field(min_length=1)]
    population: dict[Level, dict[Level, Annotated[float, Field(ge=0, le=1)]]]
    floors: dict[Level, Annotated[int, Field(ge=1, le=5)]]
    variance: Variance
    errors: dict[GraderKind, dict[str, Counts]]
    with_odds: tuple[GraderKind, ...]
    assumed: tuple[str, ...]

    def counts(self, grader: GraderKind, round_id: str) -> Counts:
        """Returns how a grader errs in a round."""
        known = self.errors[grader]
        return known.get(round_id) or known.get("other") or known["ml-design"]


class LoopSeen(Record):
    """What came of one simulated loop.

    Attributes:
        true: the candidate's level.
        asked: the level asked for.
        decision: by the rules.
        supported: the level that the evidence supports; None for none.
        verdicts: by place.
        posterior: the stated probability of being truly at the level asked for.
        evidence: the sum of the log ratios, before tempering.
    """

    true: Level
    asked: Level
    decision: Literal["hire", "no hire", "cannot tell"]
    supported: Level | None
    verdicts: dict[str, str | None]
    posterior: Annotated[float, Field(ge=0, le=1)]
    evidence: float

    @property
    def is_at(self) -> bool:
        """Whether the candidate is truly at the level asked for, or over."""
        return self.true >= self.asked
