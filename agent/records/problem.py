"""A coding problem: its question, and what its solutions are held against."""

from typing import Annotated, Literal

from pydantic import Field

from agent.records.base import Record
from agent.records.question import Question

Group = Literal["examples", "ordinary", "edge", "scale"]
"""A group of test cases: those of the statement, plain input, odd input, large input."""

Growth = Literal["constant", "log", "linear", "linearithmic", "quadratic", "cubic", "exponential"]
"""How the time of a solution grows with the size of its input."""

FaultKind = Literal[
    "boundary",
    "complexity",
    "mutation",
    "off-by-one",
    "silent-wrong-answer",
    "made-up-api",
]
"""What kind of fault is planted in code that an assistant proposes."""

CodingRound = Literal["coding", "phone-screen", "ai-coding"]


class Bug(Record):
    """A typical fault; the problem's folder holds a solution with it, `wrong-ID.py`."""

    id: str
    about: str


class Proposal(Record):
    """Code that an assistant offers, with one planted fault: `proposal.py` in the folder.

    Attributes:
        kind: of the fault.
        fault: what is wrong; never given to a model that interviews or to the candidate.
        names: words and phrases that name the fault, lower case: who says one has found it.
        shows: words and phrases that name an input on which it shows, lower case: who says one,
            or runs such an input, has proved it.
    """

    kind: FaultKind
    fault: str
    names: Annotated[tuple[str, ...], Field(min_length=3)]
    shows: Annotated[tuple[str, ...], Field(min_length=3)]


class Problem(Record):
    """A problem of the bank: `corpus/problems/ID/problem.yaml`.

    Beside it lie `starter.py`, the reference solutions `good.py` and `brute.py`, a `wrong-ID.py`
    for each bug, and `cases.py` with the test groups; a `driver.py` where the entry is no function
    of the candidate's, such as a class that is fed.

    Attributes:
        schema_version: of the record.
        version: raised with every change of a file in the folder.
        family: what kind of problem it is.
        rounds: the rounds it can be set in.
        entry: name of the function that is called.
        compare: how an answer is compared: `exact`, or `close` for numbers within 1e-6.
        time: accepted ways to state the time that a good solution takes, the best first.
        space: the same of its memory.
        growth: how a good solution's time grows.
        follow_up: what is asked when it works.
        variant: a harder version.
        bugs: typical faults.
        brute_fails_scale: whether the point is that the obvious solution is too slow.
        empty_ok: whether an input of size 0 is legal.
        proposal: what an assistant offers; of a problem for the AI-enabled round.
        question: what the interviewer knows.
    """

    schema_version: Literal[1]
    version: int
    family: Literal["graphs", "trees", "dynamic-programming", "hashing-and-windows", "ml"]
    rounds: Annotated[tuple[CodingRound, ...], Field(min_length=1)]
    entry: str
    compare: Literal["exact", "close"]
    time: Annotated[tuple[str, ...], Field(min_length=1)]
    space: Annotated[tuple[str, ...], Field(min_length=1)]
    growth: Growth
    follow_up: str
    variant: str
    bugs: Annotated[tuple[Bug, ...], Field(min_length=3)]
    brute_fails_scale: bool = True
    empty_ok: bool = True
    proposal: Proposal | None = None
    question: Question

    @property
    def id(self) -> str:
        """Names the problem, and its folder."""
        return self.question.id


class ProblemList(Record):
    """Which problems a coding round can begin with, in order: `corpus/questions/ROUND.yaml`."""

    schema_version: Literal[1]
    round: CodingRound
    version: int
    problems: Annotated[tuple[str, ...], Field(min_length=1)]
