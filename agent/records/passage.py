"""A passage: a stretch of a document that retrieval found, and where it stands."""

from typing import Annotated, Literal

from pydantic import Field

from agent.records.base import Record

Kind = Literal["guide", "resume", "job-description", "story", "notes"]
"""Kinds of document: ours are guides, the others are the user's own."""


class Chunk(Record):
    """A stretch of a document, as it is indexed.

    Attributes:
        text: the stretch itself.
        file: the document, as the user named it, or its path in the corpus.
        heading: the headings above it, outermost first, joined by " > "; may be empty.
        first_line: 1-based line of the document on which it starts.
        last_line: 1-based line on which it ends.
        areas: the areas that the document says it is about; may be empty.
        kind: what kind of document it is.
        rounds: the rounds that the document is for; may be empty.
        levels: the levels that the document is for; may be empty.
    """

    text: Annotated[str, Field(min_length=1)]
    file: str
    heading: str
    first_line: Annotated[int, Field(ge=1)]
    last_line: Annotated[int, Field(ge=1)]
    areas: tuple[str, ...] = ()
    kind: Kind = "guide"
    rounds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


class Passage(Record):
    """A chunk that answers a query.

    Attributes:
        chunk: what was found.
        score: how sure it is that the corpus answers the query, 0 to 1; the same for all
            passages of one search.
    """

    chunk: Chunk
    score: float

    @property
    def citation(self) -> str:
        """File, heading and lines, for people."""
        chunk = self.chunk
        where = f"{chunk.file}:{chunk.first_line}-{chunk.last_line}"
        return f"{where} ({chunk.heading})" if chunk.heading else where
