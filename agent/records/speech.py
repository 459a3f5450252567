"""How a candidate spoke: counts and rates that are facts, never part of a score."""

from typing import Annotated

from pydantic import Field

from agent.records.base import Record

Count = Annotated[int, Field(ge=0)]


class Speech(Record):
    """Facts about one candidate's speech in one round.

    Attributes:
        words: what the candidate said, in words.
        share: of all words of the round, 0 to 1.
        words_a_minute: over the time of the candidate's turns; None where the times do not tell.
        longest_words: words of the longest turn.
        longest_turn: its 0-based index.
        fillers: how often the candidate filled a gap ("um", "you know").
        fillers_per_100: the same, in a hundred words.
    """

    words: Count
    share: Annotated[float, Field(ge=0, le=1)]
    words_a_minute: Annotated[float, Field(ge=0)] | None
    longest_words: Count
    longest_turn: Count
    fillers: Count
    fillers_per_100: Annotated[float, Field(ge=0)]


class Addressed(Record):
    """Words of the candidate's that speak to whoever grades, and are worth nothing.

    Attributes:
        turn: 0-based index of the turn.
        text: the sentence.
    """

    turn: Count
    text: str
