"""A transcript: who said what, and when.

Who wrote it (a practice session, a recording, a fixture) is not this module's business.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

Speaker = Literal["interviewer", "candidate"]
Level = Literal["E3", "E4", "E5", "E6", "E7"]

TRANSCRIPT_SCHEMA_VERSION = 1

ROUND_IDS = (
    "recruiter",
    "phone-screen",
    "coding",
    "ai-coding",
    "ml-design",
    "jedi",
    "product-sense",
    "partner",
    "performance-review",
)
"""The rounds of a loop, by the ids that transcripts carry."""


class _FromOutside(BaseModel):
    """A record that other programs write too: keys that are not ours are passed over."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class Turn(_FromOutside):
    """One speaker's turn.

    Attributes:
        speaker: `interviewer` or `candidate`.
        t: seconds from the start of the round to the start of the turn, 0 or more.
        text: what was said. It is untrusted, whoever said it.
    """

    speaker: Speaker
    t: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    text: str


class Transcript(_FromOutside):
    """One round, from its first turn to its last.

    Attributes:
        schema_version: written always; a file without one is read as version 1.
        id: the transcript's own name.
        round: one of `ROUND_IDS`.
        prompt: the problem that was set, empty where there was none.
        target_level: the level that the candidate asked for.
        turns: at least one, in the order spoken. Evidence counts them from 0.
    """

    schema_version: int = TRANSCRIPT_SCHEMA_VERSION
    id: Annotated[str, Field(min_length=1)]
    round: str
    prompt: str = ""
    target_level: Level | None = None
    turns: Annotated[tuple[Turn, ...], Field(min_length=1)]

    @field_validator("schema_version")
    @classmethod
    def _readable(cls, version: int) -> int:
        if version != TRANSCRIPT_SCHEMA_VERSION:
            raise ValueError(f"schema version {version} is not {TRANSCRIPT_SCHEMA_VERSION}")
        return version

    @field_validator("round")
    @classmethod
    def _known(cls, round_id: str) -> str:
        if round_id not in ROUND_IDS:
            raise ValueError(f"unknown round {round_id!r}; the rounds are {', '.join(ROUND_IDS)}")
        return round_id
