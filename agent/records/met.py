"""A criterion that a candidate has met, and the words that met it."""

from typing import Annotated

from pydantic import Field

from agent.records.base import Record


class Met(Record):
    """A criterion that the candidate has met.

    Attributes:
        area: the area's id.
        criterion: the criterion's id.
        turn: 0-based index of the turn that met it.
        span: the words that did.
    """

    area: str
    criterion: str
    turn: Annotated[int, Field(ge=0)]
    span: str
