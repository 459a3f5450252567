"""What the metamorphic suite is made from, and the grades that it keeps.

A base is a labelled transcript with the turns that speak to an area; banks hold the texts that
are put into it. How they are put in is not this module's business.
"""

from collections import Counter
from typing import Annotated, Literal

from pydantic import Field, model_validator

from agent.records.base import Record
from agent.records.scorecard import Status

Expectation = Literal["not up", "invariant", "up", "down", "reported"]
"""What a change may do to the score of its area: a change that earns nothing must not raise it,
one that costs nothing must not move it, and one of substance moves it its own way."""

Place = Annotated[int, Field(ge=0)]


class BankText(Record):
    """One text of a bank.

    Attributes:
        id: unique within the bank.
        text: the words.
        round: the only round that it suits; empty for every round.
        areas: the only areas that it suits; empty for every area.
    """

    id: Annotated[str, Field(min_length=1)]
    text: Annotated[str, Field(min_length=1)]
    round: str = ""
    areas: tuple[str, ...] = ()

    def suits(self, round_id: str, area: str) -> bool:
        """Whether it can be said in that area of that round."""
        return self.round in ("", round_id) and (not self.areas or area in self.areas)


class TextBank(Record):
    """The texts of one family.

    Attributes:
        schema_version: of this record.
        texts: at least a dozen, so that no single wording decides a figure.
    """

    schema_version: Literal[1]
    texts: Annotated[tuple[BankText, ...], Field(min_length=12)]

    @model_validator(mode="after")
    def _once(self) -> "TextBank":
        """Ids and texts stand once."""
        for what in ("id", "text"):
            counted = Counter(getattr(text, what) for text in self.texts)
            if twice := [key for key, count in counted.items() if count > 1]:
                raise ValueError(f"{what} {twice[0]!r} stands more than once")
        return self


class Noise(Record):
    """How words come out wrong that were meant right.

    Attributes:
        schema_version: of this record.
        fillers: what a speaker says while thinking.
        misheard: by word, what a speech-to-text program writes for it.
        slips: by phrase, what somebody says who learnt the language late.
    """

    schema_version: Literal[1]
    fillers: Annotated[tuple[str, ...], Field(min_length=1)]
    misheard: Annotated[dict[str, str], Field(min_length=12)]
    slips: Annotated[dict[str, str], Field(min_length=12)]


class BaseArea(Record):
    """An area of a base.

    Attributes:
        area: its id.
        turns: 0-based, all of the candidate's turns that speak to it and to no other listed area.
        strong: id of a labelled transcript whose strong passage on this area can be added; only
            where raters gave the base 3 or less.
    """

    area: str
    turns: Annotated[tuple[Place, ...], Field(min_length=1)]
    strong: str = ""


class MetamorphicBase(Record):
    """A labelled transcript that is changed.

    Attributes:
        transcript: its id in `evals/labelled`.
        areas: those that are changed and graded, each by itself.
    """

    transcript: str
    areas: Annotated[tuple[BaseArea, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _apart(self) -> "MetamorphicBase":
        """No turn belongs to two areas."""
        places = [place for area in self.areas for place in area.turns]
        if len(places) != len(set(places)):
            raise ValueError(f"{self.transcript}: a turn belongs to two areas")
        return self


class MetamorphicBases(Record):
    """All bases.

    Attributes:
        schema_version: of this record.
        version: raised with every change of a base or of a bank.
        bases: in the order in which the texts of the banks go round.
    """

    schema_version: Literal[1]
    version: Annotated[int, Field(ge=1)]
    bases: Annotated[tuple[MetamorphicBase, ...], Field(min_length=1)]


class KeptGrade(Record):
    """What a grader gave one area of one transcript: a line of a `grades.jsonl` under evals/.

    Attributes:
        sha256: content hash of the transcript, as in its scorecard.
        area: the area's id.
        grader: hash over the stamps of the model, prompts, rubric and calibration.
        model: the model's id, for people.
        case: for whom it was graded first, for people.
        score: 1 to 5; None where there is none.
        status: as in a scorecard.
        reason: why there is no score; empty where there is one.
    """

    sha256: str
    area: str
    grader: str
    model: str
    case: str
    score: Annotated[float, Field(ge=1, le=5)] | None
    status: Status
    reason: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What has to be the same for it to be used again."""
        return self.sha256, self.area, self.grader
