"""A rubric: the scale, the areas of one round, and the bar of each level.

The file in prompts/rubrics/ is the only place where they stand; prompts and code read them
from it.
"""

from typing import Annotated

from pydantic import Field

from agent.records.base import Record
from agent.records.transcript import Level

Score = Annotated[int, Field(ge=1, le=5)]


class Grade(Record):
    """One step of the scale: its number (1 to 5), its name, and what earns it."""

    score: Score
    name: str
    meaning: str


class Criterion(Record):
    """One thing that an answer in an area can show.

    Attributes:
        id: unique in the rubric.
        text: what is looked for, as a noun phrase.
        ask: the question that asks for it.
        cues: words and phrases that show it, lower case; a trailing `*` stands for any ending.
    """

    id: str
    text: str
    ask: str
    cues: Annotated[tuple[str, ...], Field(min_length=1)]


class Area(Record):
    """One area that is scored: its id, its title, what belongs to it, its criteria by worth."""

    id: str
    title: str
    definition: str
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]

    def criterion(self, criterion_id: str | None) -> Criterion:
        """Returns the criterion of that id.

        Raises:
            KeyError: the area has no such criterion.
        """
        for criterion in self.criteria:
            if criterion.id == criterion_id:
                return criterion
        raise KeyError(criterion_id)


class Rubric(Record):
    """How one round is scored.

    Attributes:
        id: the round's id.
        version: raised with every change of the file.
        scale: the five grades, 1 first.
        bars: the score at which an area meets each level.
        areas: what is scored, in the order of the round.
    """

    id: str
    version: int
    scale: Annotated[tuple[Grade, ...], Field(min_length=5, max_length=5)]
    bars: dict[Level, Score]
    areas: Annotated[tuple[Area, ...], Field(min_length=1)]

    def only(self, area_ids: tuple[str, ...]) -> "Rubric":
        """Returns the rubric with the areas that are named alone, in that order; all for none.

        Raises:
            KeyError: the rubric has no such area.
        """
        if not area_ids:
            return self
        areas = tuple(self.area(area_id) for area_id in area_ids)
        return self.model_copy(update={"areas": areas})

    def area(self, area_id: str) -> Area:
        """Returns the area of that id.

        Raises:
            KeyError: the rubric has no such area.
        """
        for area in self.areas:
            if area.id == area_id:
                return area
        raise KeyError(area_id)
