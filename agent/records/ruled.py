"""What came of holding interviews to rules: how often each was kept, and what broke it."""

from typing import Annotated

from pydantic import Field

from agent.records.base import Record


class Broken(Record):
    """Something that broke a rule.

    Attributes:
        case: the interview.
        turn: 0-based index of the interviewer's turn; None where the whole run did.
        what: what was seen, one line.
    """

    case: str = ""
    turn: Annotated[int, Field(ge=0)] | None = None
    what: str


class RuleFigure(Record):
    """How often a rule was kept.

    Attributes:
        rule: its name.
        counts: what `n` counts: `turns`, `runs`.
        n: how many were held to the rule.
        kept: how many kept it.
        low, high: 95 % interval of the share kept (Wilson 1927); None where `n` is 0.
        bar: the share to reach; None where the figure is only reported.
        left_out: how many were not held to it, and why; empty where none.
        broken: what broke it, in the order of the cases.
    """

    rule: str
    counts: str
    n: Annotated[int, Field(ge=0)]
    kept: Annotated[int, Field(ge=0)]
    low: float | None = None
    high: float | None = None
    bar: Annotated[float, Field(ge=0, le=1)] | None = None
    left_out: str = ""
    broken: tuple[Broken, ...] = ()

    @property
    def share(self) -> float | None:
        """The share kept; None where nothing was held to the rule."""
        return self.kept / self.n if self.n else None

    @property
    def met(self) -> bool | None:
        """Whether the bar is reached; None where there is none, or nothing to hold to it."""
        if self.bar is None or self.share is None:
            return None
        return self.share >= self.bar


class LevelsRecovered(Record):
    """How the levels that were simulated come back as grades.

    Attributes:
        rho: Spearman's rank correlation of a run's mean true level and its mean grade; None where
            it cannot be had.
        low, high: 95 % interval over runs (bootstrap); None with fewer than three.
        runs: how many have both.
        areas: how many of their areas have a grade.
        missing: why the others have not: by case.
        parts: the same of the rounds whose grader is fitted on labels, and of the others, by name.
    """

    rho: float | None
    low: float | None
    high: float | None
    runs: Annotated[int, Field(ge=0)]
    areas: Annotated[int, Field(ge=0)] = 0
    missing: dict[str, str] = Field(default={})
    parts: "dict[str, LevelsRecovered]" = Field(default={})
