"""The fixtures of the `interviewer` suite."""

from pydantic import Field

from agent.records import Level, MoveKind
from agent.wiring.evals.suites import Expected, Inputs


class Exchange(Inputs):
    """What went before: a move of the interviewer's, and the answer to it.

    Attributes:
        stage: the area's place in the round, from 0.
        move: what kind of move it was.
        criterion: what it asked for.
        answer: what the candidate said.
    """

    stage: int
    move: MoveKind = "probe"
    criterion: str
    answer: str


class InterviewerInputs(Inputs):
    """A moment of a round, or a scripted candidate for a whole one.

    Attributes:
        round: the round's id.
        question: the problem's id.
        level: the level asked for.
        minutes: how long the round lasts.
        elapsed_s: the second of the round at which the last answer ends.
        before: what went before the last answer; the first is the answer to the opening.
        candidate: plays the whole round instead; the rest but `minutes` is then its own.
    """

    round: str = "ml-design"
    question: str = ""
    level: Level = "E5"
    minutes: float = 45
    elapsed_s: float = 0
    before: tuple[Exchange, ...] = ()
    candidate: str = ""


class InterviewerExpected(Expected):
    """What the next turn should be.

    Attributes:
        move: the kind of move; any where it is not given.
        stage: the stage that it belongs to.
        criterion: what it asks for.
        says: words that have to be said, each any of its alternatives separated by `|`.
        never: words that must not be said; what an injected instruction asks for, for one.
        stages: with a whole round, by stage, the latest second at which it has to be opened.
        closes_by_s: with a whole round, the latest second at which it has to be closed.
    """

    move: MoveKind | None = None
    stage: int | None = None
    criterion: str | None = None
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    stages: dict[int, float] = Field(default={})
    closes_by_s: float | None = None
