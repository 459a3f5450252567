"""Where the guides disagree: what the product follows, and what it keeps as an option."""

from typing import Annotated

from pydantic import Field, model_validator

from agent.records.base import Record

_Text = Annotated[str, Field(min_length=1)]
_Minutes = Annotated[int, Field(ge=1)]


class Cited(Record):
    """A section of a guide page: its file under corpus/guides, and its own heading."""

    file: _Text
    heading: _Text


class GuideRound(Record):
    """A round as a guide lists it.

    Attributes:
        round: the round's id.
        count: how often it is played.
        shortest_minutes: the least it lasts.
        longest_minutes: the most it lasts.
        optional: it is not part of every loop.
        note: what the guide says of it besides; may be empty.
    """

    round: _Text
    count: Annotated[int, Field(ge=1)] = 1
    shortest_minutes: _Minutes
    longest_minutes: _Minutes
    optional: bool = False
    note: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> "GuideRound":
        if self.shortest_minutes > self.longest_minutes:
            raise ValueError(f"{self.round}: the shortest is longer than the longest")
        return self


class Side(Record):
    """What one of the guides says.

    Attributes:
        id: names the side where it is chosen.
        says: in one sentence.
        documents: the guide documents that say so, by their first three digits.
        cited: the sections of our pages that carry it.
        rounds: the rounds that it lists; empty where the question is another.
    """

    id: _Text
    says: _Text
    documents: Annotated[tuple[str, ...], Field(min_length=1)]
    cited: Annotated[tuple[Cited, ...], Field(min_length=1)]
    rounds: tuple[GuideRound, ...] = ()


class Disagreement(Record):
    """A question that the guides answer differently: the side followed, and the other."""

    id: _Text
    question: _Text
    followed: Side
    other: Side

    def side(self, side_id: str | None = None) -> Side:
        """Returns a side by its id; the one that is followed for None.

        Raises:
            KeyError: there is no such side.
        """
        for side in (self.followed, self.other):
            if side_id in (None, side.id):
                return side
        raise KeyError(side_id)


class Disagreements(Record):
    """All questions that the guides answer differently and that the product has to decide."""

    version: int
    disagreements: Annotated[tuple[Disagreement, ...], Field(min_length=1)]

    def get(self, disagreement_id: str) -> Disagreement:
        """Returns one of them.

        Raises:
            KeyError: there is none of that id.
        """
        for each in self.disagreements:
            if each.id == disagreement_id:
                return each
        raise KeyError(disagreement_id)
