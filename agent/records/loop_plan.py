"""The plan tables: which rounds a loop has, in which order, and what a track draws."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from agent.records.base import Record
from agent.records.loop import Place


class ListedRound(Record):
    """A round of a list.

    Attributes:
        place: names it in the loop.
        round: the round's id.
        minutes: how long it lasts.
        day_of: by the number of days, the day on which it is held; empty for a screen.
        only_with: id of the option that has to be chosen; empty where it is always there.
        not_with: id of the option that takes it away.
        families: families of coding problems that it draws from first; empty for any.
    """

    place: Place
    round: str
    minutes: Annotated[float, Field(gt=0)]
    day_of: Annotated[dict[Literal["one", "two"], Literal[1, 2]], Field(default_factory=dict)]
    only_with: str = ""
    not_with: str = ""
    families: tuple[str, ...] = ()


class LoopList(Record):
    """A list of rounds, as one of the guides has it.

    Attributes:
        id: names it on the command line.
        title: for people.
        source: the document that has it.
        rounds: in the order in which they are held.
    """

    id: str
    title: str
    source: str
    rounds: Annotated[tuple[ListedRound, ...], Field(min_length=1)]

    @property
    def options(self) -> frozenset[str]:
        """The ids of the options that change it."""
        named = {word for each in self.rounds for word in (each.only_with, each.not_with)}
        return frozenset(named - {""})


class LoopOption(Record):
    """What can be chosen for a loop; `note` is said when it is."""

    id: str
    about: str
    note: str = ""


class Track(Record):
    """The product that a loop is for.

    Attributes:
        id: names it on the command line.
        title: for people.
        prefers: by round, the ids of the questions that are drawn first.
    """

    id: str
    title: str
    prefers: Annotated[dict[str, tuple[str, ...]], Field(default_factory=dict)]


class ExamTimes(Record):
    """How long the rounds of an exam last: `minutes`, but for those that keep their own length."""

    minutes: Annotated[float, Field(gt=0)]
    own_length: tuple[str, ...] = ()


class LoopTables(Record):
    """The plan tables.

    Attributes:
        version: raised with every change of the file.
        lists: of rounds; the first is followed where none is named.
        options: that lists name.
        tracks: the first is taken where none is named.
        exam: how long its rounds last.
    """

    version: int
    lists: Annotated[tuple[LoopList, ...], Field(min_length=1)]
    options: tuple[LoopOption, ...]
    tracks: Annotated[tuple[Track, ...], Field(min_length=1)]
    exam: ExamTimes

    @model_validator(mode="after")
    def _described(self) -> "LoopTables":
        """Every option that a list names is described."""
        known = {each.id for each in self.options}
        if strange := {word for each in self.lists for word in each.options} - known:
            raise ValueError(f"option {min(strange)!r} is not described")
        return self
