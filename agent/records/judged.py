"""What a baseline answered, as it is kept while a run goes on."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from agent.records.base import Record
from agent.records.scorecard import Usage


class Judged(Record):
    """A score, or why there is none.

    Attributes:
        score: 1 to 5; None where the answer failed or could not be read.
        reason: why there is no score; None where there is one.
    """

    score: Annotated[float, Field(ge=1, le=5)] | None = None
    reason: str | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.score is None) == (self.reason is None):
            raise ValueError("a score or a reason why there is none, not both and not neither")
        return self


class Answers(Record):
    """What came of asking once: one area or several, for one grader or several.

    Attributes:
        judged: by area id, then by the grader's name.
        usage: what it cost.
    """

    judged: dict[str, dict[str, Judged]]
    usage: Usage = Usage()
