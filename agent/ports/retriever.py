"""The retriever port: what the steps may ask of the corpus."""

from dataclasses import dataclass
from typing import Protocol

from agent.records import Passage, Stamp


@dataclass(frozen=True, slots=True)
class About:
    """Which documents are searched.

    A document that does not say for which rounds, areas or levels it is counts as being for all.

    Attributes:
        round: a round's id; any where it is None.
        area: an area's id.
        level: the level that the candidate asks for.
        kinds: kinds of document; any where none is named.
    """

    round: str | None = None
    area: str | None = None
    level: str | None = None
    kinds: tuple[str, ...] = ()


ANYTHING = About()


class Searcher(Protocol):
    """Finds passages that answer a query, and nothing else."""

    def search(self, query: str, k: int, about: About = ANYTHING) -> tuple[Passage, ...]:
        """Returns at most k passages, the best first; none where nothing answers the query."""


class Retriever(Searcher, Protocol):
    """Finds passages that answer a query."""

    @property
    def stamp(self) -> Stamp:
        """What is searched: a version, and a hash over the documents and how they were cut."""

    def nearest(self, query: str, k: int, about: About) -> tuple[Passage, ...]:
        """Returns the k nearest passages, whether or not they answer; for a user's documents."""
