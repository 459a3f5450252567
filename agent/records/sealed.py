"""A sealed scorecard: what one round of a loop ended with, closed before any other is read."""

from typing import Annotated, Literal

from pydantic import Field

from agent.records.base import Record
from agent.records.scorecard import Scorecard
from agent.records.transcript import Transcript


class Sealed(Record):
    """One round of a loop, graded from its own transcript and closed.

    Attributes:
        schema_version: of this record on disk.
        place: names the round in its loop, such as `coding-1`; unique there.
        scorecard: what the round's grader found.
        transcript: what it was found in.
        sealed: date and time of the sealing, ISO 8601.
        sha256: 64 hexadecimal digits over all of the above, so that a later change is seen.
    """

    schema_version: Literal[1] = 1
    place: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    scorecard: Scorecard
    transcript: Transcript
    sealed: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
