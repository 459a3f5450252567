"""By which words the rounds of a loop are told apart."""

from typing import Annotated

from pydantic import Field

from agent.records.base import Record

Share = Annotated[float, Field(ge=0)]


class Signs(Record):
    """The words of one round, written like a rubric's cues.

    Attributes:
        opens: what its interviewers open with; hardly heard in another round.
        asks: what its interviewers speak about.
        says: what its candidates speak about.
    """

    opens: tuple[str, ...]
    asks: tuple[str, ...] = ()
    says: tuple[str, ...] = ()


class Variant(Record):
    """A round that sounds like another one, but for a few words.

    Attributes:
        like: the round that it sounds like.
        words: what tells it apart, whoever says it.
        fewest: how many of the words have to be heard.
    """

    like: str
    words: tuple[str, ...]
    fewest: Annotated[int, Field(ge=1)]


class RoundSigns(Record):
    """How a round is recognised.

    Attributes:
        version: raised with every change of the file.
        openings: how many different openings count in full.
        says: how much the candidate's words count beside the interviewer's.
        cues: how much the share of the rubric's criteria counts that the candidate speaks to.
        floor: the least that the round has to reach.
        margin: by what factor it has to lead the next.
        rounds: the signs by the round's id.
        variants: the rounds that are told apart afterwards, by their id.
    """

    version: int
    openings: Annotated[int, Field(ge=1)]
    says: Share
    cues: Share
    floor: Share
    margin: Annotated[float, Field(ge=1)]
    rounds: dict[str, Signs]
    variants: dict[str, Variant]
