"""A story that a candidate told: what it was told for, which parts were heard, and its number.

Facts that code finds. The one effect on a score is the cap on a project told twice.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from agent.records.base import Record

Part = Literal["situation", "task", "action", "result"]
PARTS: tuple[Part, ...] = ("situation", "task", "action", "result")
"""The parts of a story, in the order of the STAR method."""

_Place = Annotated[int, Field(ge=0)]


class Span(Record):
    """A stretch of one turn.

    Attributes:
        turn: 0-based index of the turn.
        quote: the transcript's own characters, from that turn.
    """

    turn: _Place
    quote: Annotated[str, Field(min_length=1)]


class Told(Record):
    """That the project of a story was told before.

    Attributes:
        area: the first area for which it was told.
        earlier: words that show it in the earlier story.
        later: words that show it in this one.
    """

    area: str
    earlier: Span
    later: Span


class Story(Record):
    """What a candidate told for one value, or of one project.

    Attributes:
        areas: the areas it was told for: one in a Jedi round; none where the round asks for none.
        turns: 0-based indices of the candidate's turns, ascending.
        heard: the parts that were heard, with the words that show each.
        number: the words that hold a measured outcome; None where none was told.
        project: words that tell the project apart, the most telling first.
        told: where the same project was told for an earlier area; None where it is a new one.
    """

    areas: tuple[str, ...]
    turns: Annotated[tuple[_Place, ...], Field(min_length=1)]
    heard: Annotated[dict[Part, Span], Field(default_factory=dict)]
    number: Span | None = None
    project: tuple[str, ...] = ()
    told: Told | None = None

    @model_validator(mode="after")
    def _inside(self) -> "Story":
        """What shows a part stands in a turn of the story."""
        shown = (*self.heard.values(), *((self.number,) if self.number else ()))
        if any(span.turn not in self.turns for span in shown):
            raise ValueError("a part stands outside the story's turns")
        return self

    @property
    def missing(self) -> tuple[Part, ...]:
        """The parts that were not heard, in order."""
        return tuple(part for part in PARTS if part not in self.heard)


class StorySigns(Record):
    """By which words stories are found. Cues are as in a rubric.

    Attributes:
        version: raised with every change of the file.
        opens: for each round whose areas ask for a story each, what an interviewer says to open
            an area, by its id.
        another: what an interviewer says to ask for another project, in the other rounds.
        situation: what shows a setting: a time, a place, an occasion.
        task: what shows what had to be reached or got over.
        result: what shows how it ended.
        general: words too common among stories to tell a project apart.
    """

    version: int
    opens: dict[str, dict[str, tuple[str, ...]]]
    another: tuple[str, ...]
    situation: tuple[str, ...]
    task: tuple[str, ...]
    result: tuple[str, ...]
    general: tuple[str, ...]
