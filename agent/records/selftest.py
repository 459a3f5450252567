"""Self-tests of the gates: edits of prompts that must be flagged, and ones that must not."""

from typing import Annotated, Literal

from pydantic import Field

from agent.records.base import Record


class Edit(Record):
    """A change of one file.

    Attributes:
        file: its path under the data folder.
        old: text that stands in it exactly once.
        new: what it becomes.
    """

    file: str
    old: Annotated[str, Field(min_length=1)]
    new: str


class Variant(Record):
    """One change of the prompts.

    Attributes:
        id: names it and its recordings.
        kind: `regression` has to be flagged by the gates, `harmless` must not be.
        about: what it does, one line.
        edits: at least one.
    """

    id: str
    kind: Literal["regression", "harmless"]
    about: str
    edits: Annotated[tuple[Edit, ...], Field(min_length=1)]


class Selftest(Record):
    """All variants."""

    schema_version: int
    variants: Annotated[tuple[Variant, ...], Field(min_length=1)]
