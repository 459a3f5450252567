"""A scripted candidate: written answers by area, so that a round can play by itself."""

from typing import Annotated

from pydantic import Field

from agent.records.base import Record
from agent.records.transcript import Level


class ScriptedCandidate(Record):
    """A candidate whose answers are written down.

    Attributes:
        id: the file's name without its ending.
        version: raised with every change of the file.
        question: the id of the question that the answers belong to.
        target_level: the level that the candidate asks for.
        about: one line on who speaks.
        opening: the first reply.
        answers: by area id, in the order given.
        fallback: what is said when the answers of an area are used up.
        closing: the last reply.
    """

    id: str
    version: int
    question: str
    target_level: Level
    about: str
    opening: str
    answers: dict[str, Annotated[tuple[str, ...], Field(min_length=1)]]
    fallback: Annotated[tuple[str, ...], Field(min_length=1)]
    closing: str
