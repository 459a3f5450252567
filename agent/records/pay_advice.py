"""What `mockloop comp --json` prints."""

from typing import Literal

from agent.records.base import Record
from agent.records.transcript import Level


class PayRow(Record):
    """One level: its name, usual years, and median US dollars a year; None where none is given."""

    level: Level
    name: str
    years: str | None
    median_usd: int | None


class PayStep(Record):
    """A step between two levels; `usd` is None where a figure is missing."""

    lower: Level
    upper: Level
    usd: int | None


class PayAdvice(Record):
    """Figures with their source, and what to say.

    Attributes:
        schema_version: of this record.
        level: the level asked for.
        source: who published the medians, and when; `page` is where they stand.
        rows: by level.
        steps: between neighbours.
        gain_usd: from the user's own level to the level asked for; None where not known.
        low_usd, high_usd: the range to name; None where there is no figure.
        basis: what the range is built from; empty without one.
        width_rule: how wide it is made.
        asked: whether the recruiter has asked.
        answer: what to say now.
        why: why so.
        negotiable: what can be moved, and when.
        warnings: what the guides warn of.
    """

    schema_version: Literal[1] = 1
    level: Level
    source: str
    page: str
    rows: tuple[PayRow, ...]
    steps: tuple[PayStep, ...]
    gain_usd: int | None
    low_usd: int | None
    high_usd: int | None
    basis: str
    width_rule: str
    asked: bool
    answer: str
    why: str
    negotiable: tuple[str, ...]
    warnings: tuple[str, ...]
