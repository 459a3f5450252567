"""What is known of one candidate: documents, rounds, stories told, and scorecards by their seal.

No score is part of it, so that it can be read while a loop is under way.
"""

from typing import Literal

from agent.records.base import Record


class RoundHeld(Record):
    """A round that was begun, in a loop or for practice.

    Attributes:
        id: of its session; of its loop and place where it was held elsewhere.
        loop: id of its loop; empty for practice.
        place: in the loop; empty for practice.
        round: the round's id.
        began: date and time, ISO 8601.
        asked: ids of the questions that were asked: its own, and those that its stages began with.
        sealed: 64 hexadecimal digits over its sealed scorecard; empty where there is none.
    """

    id: str
    loop: str = ""
    place: str = ""
    round: str
    began: str
    asked: tuple[str, ...] = ()
    sealed: str = ""


class StoryTold(Record):
    """A story that the candidate has told.

    Attributes:
        loop: id of the loop.
        place: of the round in it.
        areas: what it was told for.
        project: words that tell the project apart, the most telling first.
        number: the words that hold a measured outcome; empty where none was told.
    """

    loop: str
    place: str
    areas: tuple[str, ...]
    project: tuple[str, ...]
    number: str = ""


class CandidateRecord(Record):
    """The one record of the candidate whose home this is.

    Attributes:
        schema_version: of this record on disk.
        documents: ids of the documents that were added.
        rounds: in the order in which they began.
        stories: in the order of the loops and their rounds.
    """

    schema_version: Literal[1] = 1
    documents: tuple[str, ...] = ()
    rounds: tuple[RoundHeld, ...] = ()
    stories: tuple[StoryTold, ...] = ()

    @property
    def scorecards(self) -> tuple[RoundHeld, ...]:
        """The rounds that have a sealed scorecard."""
        return tuple(each for each in self.rounds if each.sealed)

    @property
    def asked(self) -> dict[str, str]:
        """When each question was last asked, by its id: ISO 8601."""
        last: dict[str, str] = {}
        for each in self.rounds:
            for question in each.asked:
                last[question] = max(each.began, last.get(question, ""))
        return last
