"""Pairs of answers from two rounds, labelled for whether they contradict each other."""

from typing import Annotated, Literal

from pydantic import Field

from agent.records.base import Record
from agent.records.debrief import ContradictionKind

PairSplit = Literal["developed", "held-out"]


class AnswerPair(Record):
    """What was said in two rounds.

    Attributes:
        id: unique in its file.
        split: `developed` where the rules were written on it.
        kind: what contradicts; `clean` where nothing does.
        one, other: what the candidate said in each.
    """

    id: Annotated[str, Field(min_length=1)]
    split: PairSplit
    kind: ContradictionKind | Literal["clean"]
    one: Annotated[str, Field(min_length=1)]
    other: Annotated[str, Field(min_length=1)]


class AnswerPairs(Record):
    """evals/debrief/pairs.yaml: its version, raised with every change, and the pairs."""

    version: Annotated[int, Field(ge=1)]
    pairs: Annotated[tuple[AnswerPair, ...], Field(min_length=1)]

    def find(self, pair_id: str) -> AnswerPair:
        """Returns the pair of that id.

        Raises:
            KeyError: there is none.
        """
        return {each.id: each for each in self.pairs}[pair_id]
