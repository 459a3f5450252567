"""What came of running a candidate's code."""

from typing import Annotated, Literal

from pydantic import Field

from agent.records.base import Record, Stamp
from agent.records.problem import Group, Growth

CaseVerdict = Literal["passed", "wrong", "raised", "time", "memory", "output", "crashed", "not-run"]
"""How one test case ended; `not-run` where an earlier one used up the time."""


class CaseRun(Record):
    """One test case.

    Attributes:
        group: it belongs to.
        number: in its group, from 1.
        verdict: how it ended.
        given: the arguments, as Python would write them, shortened.
        expected: what was expected, shortened.
        got: what came instead, or what was raised, shortened.
        seconds: of wall time in the call; None where it did not come back.
        peak_mb: the most memory that the process had used by then, in MiB; None where unknown.
        printed: what the code printed during the call, cut at a limit.
    """

    group: Group
    number: Annotated[int, Field(ge=1)]
    verdict: CaseVerdict
    given: str
    expected: str
    got: str
    seconds: Annotated[float, Field(ge=0)] | None = None
    peak_mb: Annotated[float, Field(ge=0)] | None = None
    printed: str = ""


class GrowthPoint(Record):
    """How long one call took at one size of the input; seconds of processor time."""

    size: Annotated[int, Field(ge=0)]
    seconds: Annotated[float, Field(ge=0)]


class GrowthCurve(Record):
    """How the time grows with the size of the input.

    Attributes:
        points: by size, each twice the one before.
        exponent: slope of log time over log size; None with too few points to tell.
        growth: the reference's class where the code grows as the reference does in the same run,
            else the class of the exponent; None where it cannot be told.
    """

    points: tuple[GrowthPoint, ...]
    exponent: float | None
    growth: Growth | None


class Execution(Record):
    """One run of a candidate's code against a problem's test groups.

    Attributes:
        problem: which, with its version and a hash of its files.
        sandbox: where it ran.
        cases: in order.
        loading: what was raised when the code was loaded; empty where it was loaded.
        seconds: of wall time, from start to end.
        peak_mb: the most memory of any process, in MiB; None where unknown.
        curve: the growth of the time; None where it was not measured.
    """

    problem: Stamp
    sandbox: Stamp
    cases: tuple[CaseRun, ...]
    loading: str = ""
    seconds: Annotated[float, Field(ge=0)]
    peak_mb: Annotated[float, Field(ge=0)] | None = None
    curve: GrowthCurve | None = None

    @property
    def failures(self) -> tuple[CaseRun, ...]:
        """The cases that did not pass, in order."""
        return tuple(case for case in self.cases if case.verdict != "passed")

    def of_group(self, group: Group) -> tuple[CaseRun, ...]:
        """The cases of a group."""
        return tuple(case for case in self.cases if case.group == group)

    def passed(self, group: Group) -> bool | None:
        """Whether a group was passed; None where it was not run."""
        cases = self.of_group(group)
        return all(case.verdict == "passed" for case in cases) if cases else None
