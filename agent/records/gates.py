"""Gates: what a run of a suite must reach, must not lose, and may never break."""

from typing import Annotated

from pydantic import Field

from agent.records.base import Record

Share = Annotated[float, Field(ge=0)]


class SuiteGates(Record):
    """The gates of one suite.

    Attributes:
        baseline: the run file to compare with, under `evals/`; empty where there is none yet.
        invariants: checks that every case has to pass that has them.
        floors: by metric, the least value.
        ceilings: by metric, the greatest value; `unscored`, `failed`, `tokens` or `seconds` a
            case, `cost` in US dollars for the whole run.
        max_regression: by metric, how much worse than the baseline it may be. More than that
            fails only where the interval of the difference leaves out nothing, so that a few
            cases that fall out differently by chance do not.
    """

    baseline: str = ""
    invariants: tuple[str, ...] = ()
    floors: dict[str, float] = Field(default={})
    ceilings: dict[str, Share] = Field(default={})
    max_regression: dict[str, Share] = Field(default={})


class Gates(Record):
    """The gates of all suites.

    Attributes:
        schema_version: of this record.
        suites: by suite id.
        prices: by model, US dollars a million tokens read, read from the cache, and written.
    """

    schema_version: int
    suites: dict[str, SuiteGates]
    prices: dict[str, tuple[float, float, float]] = Field(default={})
