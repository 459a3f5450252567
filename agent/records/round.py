"""A round: its stages and minutes, its moves, and the words that open and close it."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from agent.records.base import Record
from agent.records.transcript import Level

MoveKind = Literal[
    "open",
    "probe",
    "number",
    "alternative",
    "challenge",
    "deepen",
    "theory",
    "constraint",
    "another",
    "redirect",
    "fact",
    "result",
    "repeat",
    "hint",
    "answer",
    "close",
]
Depth = Literal["number", "alternative", "failure"]
"""What an answer can show beyond a choice and its reason."""

_ANY_MAY: tuple[MoveKind, ...] = ("open", "result", "repeat", "close")


class Stage(Record):
    """A stretch of the round that is given to one area.

    Attributes:
        area: the area's id in the round's rubric.
        minutes: how long it lasts when the round is played at full length.
        topic: the area as an interviewer would name it aloud.
        follow_up: which of the question's own follow-ups opens the stage; the area's most valuable
            missing criterion does where it is empty and the bank has no question for the area.
    """

    area: str
    minutes: Annotated[float, Field(gt=0)]
    topic: str
    follow_up: str = ""


class Expected(Record):
    """What a level is expected to show.

    Attributes:
        text: for people, one line.
        shows: how deep answers have to go, in the order in which the steps are asked for.
    """

    text: str
    shows: tuple[Depth, ...]


class Round(Record):
    """How one round is played.

    Attributes:
        id: one of the round ids.
        version: raised with every change of the file.
        title: for people.
        persona: who interviews, as the model is told it: "an experienced engineer who …".
        stages: in order.
        closing_minutes: what is kept free at the end.
        probes_per_stage: how many missing criteria are asked for before the next stage.
        deepenings_per_stage: how often an answer that was good is taken further.
        moves: what the interviewer may do.
        expects: what levels are expected to show; one that is not named is held to the nearest.
        change_in: the area in whose stage the constraint of the problem changes; empty for none.
        code_in: the area in whose stage the code is written; empty in rounds without code.
        theory: name of the bank of theory questions that are woven in; empty for none.
        hints_in: the areas that the question's own hints are about; all where it is empty.
        stories: whether each stage asks for a story of its own, told part by part.
        opening: what the interviewer says first; `$statement` is the problem.
        closing: what the interviewer says last.
        prompt: id of the prompt that the interviewer's model is given.
    """

    id: str
    version: int
    title: str
    persona: str
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)]
    closing_minutes: Annotated[float, Field(ge=0)]
    probes_per_stage: Annotated[int, Field(ge=1)]
    deepenings_per_stage: Annotated[int, Field(ge=0)] = 2
    moves: Annotated[tuple[MoveKind, ...], Field(min_length=1)]
    expects: Annotated[dict[Level, Expected], Field(min_length=1)]
    change_in: str = ""
    code_in: str = ""
    theory: str = ""
    hints_in: tuple[str, ...] = ()
    stories: bool = False
    opening: str
    closing: str
    prompt: str = "interviewer/turn"

    @property
    def minutes(self) -> float:
        """How long the whole round lasts."""
        return sum(stage.minutes for stage in self.stages) + self.closing_minutes

    @property
    def areas_named(self) -> tuple[str, ...]:
        """Every area that the file names; each has to be one of the rubric's."""
        named = (each for each in (self.change_in, self.code_in) if each)
        return (*(stage.area for stage in self.stages), *named, *self.hints_in)

    def expected(self, level: Level) -> Expected:
        """What a level is expected to show: that of the nearest level named, the lower of two."""
        levels: tuple[Level, ...] = get_args(Level)
        here = levels.index(level)
        nearest = min(self.expects, key=lambda e: (abs(levels.index(e) - here), levels.index(e)))
        return self.expects[nearest]

    def may(self, kind: MoveKind) -> bool:
        """Whether a move belongs to the round; some belong to any."""
        return kind in _ANY_MAY or kind in self.moves
