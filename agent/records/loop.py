"""A loop: the rounds that a candidate goes through for one offer, and how far they have come.

Scorecards are no part of it: each is sealed in a file of its own.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from agent.records.base import Record
from agent.records.transcript import Level

Place = Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
"""Names a round in its loop, such as `coding-1`."""


class LoopRound(Record):
    """One round of a loop.

    Attributes:
        place: unique in the loop.
        round: the round's id.
        question: id of the question that is asked; empty where another one was, in a round that
            was held elsewhere.
        day: of the onsite, from 1; 0 for a screen.
        minutes: how long it lasts.
        again: when the question was asked before, ISO 8601; empty unless its bank is used up.
        session: id of the session in which it is played; empty before, and where it was held
            elsewhere.
        ended: date and time of its end, ISO 8601; empty before. Its transcript is then kept.
        timed_out: the clock closed it, after the candidate had left.
        held: name of the file in which it came, where it was held elsewhere.
        sealed: 64 hexadecimal digits over its sealed scorecard; empty before.
        fault: why it could not be sealed when that was last tried; empty otherwise.
    """

    place: Place
    round: str
    question: str
    day: Annotated[int, Field(ge=0)]
    minutes: Annotated[float, Field(gt=0)]
    again: str = ""
    session: str = ""
    ended: str = ""
    timed_out: bool = False
    held: str = ""
    sealed: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""
    fault: str = ""

    @property
    def begun(self) -> bool:
        """Whether it is being played or over."""
        return bool(self.session or self.ended)


class Loop(Record):
    """A full loop.

    Attributes:
        schema_version: of this record on disk.
        id: names the loop on the command line.
        listed: id of the list of rounds that it follows.
        level: the level that the candidate aims at.
        track: id of the product that its questions are drawn for.
        days: over how many days the onsite is spread.
        exam: every round is timed by the clock on the wall, which nothing stops.
        seed: what the questions were drawn with.
        started: date and time of the planning, ISO 8601.
        abandoned: date and time at which it was given up; empty otherwise.
        rounds: in the order in which they are held.
    """

    schema_version: Literal[1] = 1
    id: str
    listed: str
    level: Level
    track: str
    days: Annotated[int, Field(ge=1)]
    exam: bool
    seed: int
    started: str
    abandoned: str = ""
    rounds: Annotated[tuple[LoopRound, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _apart(self) -> "Loop":
        """No place is there twice."""
        if len({each.place for each in self.rounds}) < len(self.rounds):
            raise ValueError("a place is there twice")
        return self

    @property
    def complete(self) -> bool:
        """Whether every round is sealed, so that the debrief may open."""
        return all(each.sealed for each in self.rounds)

    @property
    def open(self) -> bool:
        """Whether there is something left to do in it before the debrief."""
        return not (self.abandoned or self.complete)

    @property
    def next_round(self) -> LoopRound | None:
        """The round that is played next, or gone on with; None where all are over."""
        return next((each for each in self.rounds if not each.ended), None)

    @property
    def unsealed(self) -> tuple[LoopRound, ...]:
        """The rounds that are over and not sealed."""
        return tuple(each for each in self.rounds if each.ended and not each.sealed)

    def at(self, place: str) -> LoopRound | None:
        """Returns the round at a place; None where there is none."""
        return next((each for each in self.rounds if each.place == place), None)

    def with_round(self, changed: LoopRound) -> "Loop":
        """Returns the loop with the round at that place changed."""
        rounds = (changed if each.place == changed.place else each for each in self.rounds)
        return self.model_copy(update={"rounds": tuple(rounds)})
