"""A round: its stages and minutes, and the words that open and close it."""

from typing import Annotated

from pydantic import Field

from agent.records.base import Record


class Stage(Record):
    """A stretch of the round that is given to one area.

    Attributes:
        area: the area's id in the round's rubric.
        minutes: how long it lasts when the round is played at full length.
        topic: the area as an interviewer would name it aloud.
    """

    area: str
    minutes: Annotated[float, Field(gt=0)]
    topic: str


class Round(Record):
    """How one round is played.

    Attributes:
        id: one of the round ids.
        version: raised with every change of the file.
        title: for people.
        stages: in order.
        closing_minutes: what is kept free at the end.
        probes_per_stage: how many missing criteria are asked for before the next stage.
        opening: what the interviewer says first; `$statement` is the problem.
        closing: what the interviewer says last.
        prompt: id of the prompt that the interviewer's model is given.
        answers: whether the candidate's own questions are answered from the corpus; never on a
            round in which an answer would give away what is asked for.
    """

    id: str
    version: int
    title: str
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)]
    closing_minutes: Annotated[float, Field(ge=0)]
    probes_per_stage: Annotated[int, Field(ge=1)]
    opening: str
    closing: str
    prompt: str = "interviewer/turn"
    answers: bool = False

    @property
    def minutes(self) -> float:
        """How long the whole round lasts."""
        return sum(stage.minutes for stage in self.stages) + self.closing_minutes
