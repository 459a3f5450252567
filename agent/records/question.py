"""A question: the problem of a round, with what the interviewer knows and says only if asked."""

from typing import Annotated

from pydantic import Field

from agent.records.base import Record
from agent.records.transcript import Level


class Fact(Record):
    """Something that the interviewer tells only when it is asked for.

    Attributes:
        asked: what has to be asked about.
        cues: words and phrases in the candidate's question that ask for it, lower case.
        answer: what the interviewer then says.
    """

    asked: str
    cues: Annotated[tuple[str, ...], Field(min_length=1)]
    answer: str


class Question(Record):
    """A problem for one round.

    Attributes:
        id: unique in its file.
        title: for lists.
        statement: how the interviewer sets the problem.
        context: the product, for the interviewer.
        scale: the numbers, told when they are asked for.
        facts: what else is told when it is asked for.
        change: a change of constraint, or a harder variant, for the middle of the round.
        levels: what an answer at each level contains; never given to a model that interviews.
        follow_ups: further questions, by what they ask for.
        deeper: questions that take a good answer further.
        hints: rungs for who is stuck, the slightest first; told by code, one by one.
        reference: an approach that works, or what good and weak answers hold; never given to a
            model that interviews.
        proposal: code that an assistant offers; the candidate sees it.
        fault: what is wrong with it; never given to a model that interviews.
    """

    id: str
    title: str
    statement: str
    context: str
    scale: str
    facts: tuple[Fact, ...]
    change: str
    levels: dict[Level, tuple[str, ...]]
    follow_ups: Annotated[dict[str, str], Field(default_factory=dict)]
    deeper: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    reference: str = ""
    proposal: str = ""
    fault: str = ""
