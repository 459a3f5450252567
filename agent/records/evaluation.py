"""Runs of an eval suite, as they are saved: what every case gave, and under which versions.

A run is written once. Whether it is good enough is decided later, from the file, by the gates.
What could not be played has a status and a reason; it is never counted as a bad answer.
"""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from agent.records.base import Record, Stamp
from agent.records.ruled import LevelsRecovered, RuleFigure
from agent.records.scorecard import AreaScore, Status, Usage
from agent.records.session import Session
from agent.records.transcript import Level, Turn

CaseStatus = Literal["done", "stale", "failed"]
RunMode = Literal["replay", "live", "record"]


class Fixture(Record):
    """Where a case comes from and what it is for.

    Attributes:
        probes: what would go unnoticed without it, one line.
        owner: who answers for it.
        source: where the text comes from.
        tags: `smoke` for the short list that self-tests play; others at will.
        cluster: what it shares its text with, such as a transcript's id; its own name if empty.
    """

    model_config = ConfigDict(frozen=True, strict=False, extra="forbid")

    probes: Annotated[str, Field(min_length=1)]
    owner: Annotated[str, Field(min_length=1)]
    source: Annotated[str, Field(min_length=1)]
    tags: tuple[str, ...] = ()
    cluster: str = ""


class Check(Record):
    """Something that holds for a case or does not, with what was seen."""

    passed: bool
    reason: str = ""


class Pair(Record):
    """A grader's score beside a label.

    Attributes:
        area: the area's id.
        given: the grader's score, 1 to 5; None where there is none.
        label: the label, 1 to 5; None for "not assessed".
        status: what the grader's None means, as in a scorecard.
        level: the level that the candidate asked for.
    """

    area: str
    given: Annotated[float, Field(ge=1, le=5)] | None
    label: Annotated[int, Field(ge=1, le=5)] | None
    status: Status
    level: Level | None = None


class Signal(Record):
    """How sure something was of itself, beside whether it should have been.

    Attributes:
        value: higher is surer.
        positive: whether it should have been sure.
    """

    value: float
    positive: bool


class Exhibit(Record):
    """What a person needs to see of a case to judge it.

    Attributes:
        turns: the conversation.
        notes: by 0-based turn, what code decided about it.
        areas: by area id, what the grader found; empty where nothing was graded.
    """

    turns: tuple[Turn, ...] = ()
    notes: dict[int, str] = Field(default={})
    areas: dict[str, AreaScore] = Field(default={})


class CaseResult(Record):
    """One playing of one case.

    Attributes:
        case: the case's name.
        repeat: which sample of it, from 1.
        fixture: where the case comes from.
        status: `done`; `stale` where the recording does not hold a request that is now made;
            `failed` where the model gave no usable answer.
        reason: why it is not done; empty where it is.
        checks: by name.
        scores: by name; higher is better.
        pairs: scores beside labels, where the case has labels.
        signals: by name; the area under the ROC curve over all cases is the metric.
        usage: what the model's calls cost.
        exhibit: what there is to see.
        session: the whole interview, where the case is one.
    """

    case: str
    repeat: Annotated[int, Field(ge=1)] = 1
    fixture: Fixture
    status: CaseStatus = "done"
    reason: str = ""
    checks: dict[str, Check] = Field(default={})
    scores: dict[str, float] = Field(default={})
    pairs: tuple[Pair, ...] = ()
    signals: dict[str, Signal] = Field(default={})
    usage: Usage = Usage()
    exhibit: Exhibit = Exhibit()
    session: Session | None = None

    @property
    def cluster(self) -> str:
        """What this case must be kept together with when cases are drawn anew."""
        return self.fixture.cluster or self.case

    @property
    def key(self) -> tuple[str, int]:
        """The case and the sample of it, by which two runs are paired."""
        return self.case, self.repeat


class RunVersions(Record):
    """What was in force: every thing that a result can depend on.

    Attributes:
        model: the model that answered.
        prompts, rubrics, rounds, questions, schemas: by file or record.
        calibration: how scores were adjusted.
        corpus: the documents that retrieval searched.
        fixtures: the suite's cases and labels.
    """

    model: Stamp
    prompts: tuple[Stamp, ...]
    rubrics: tuple[Stamp, ...]
    rounds: tuple[Stamp, ...]
    questions: tuple[Stamp, ...]
    schemas: tuple[Stamp, ...]
    calibration: Stamp
    corpus: Stamp
    fixtures: Stamp


class Run(Record):
    """One run of one suite.

    Attributes:
        schema_version: of this record on disk; version 5 knew no sessions and no
            rules, version 6 levels of all rounds together alone.
        suite: the suite's id.
        mode: `replay` from recordings, `live`, or `record`.
        started: date and time, ISO 8601.
        seconds: how long the whole run took.
        packages: versions of the packages that the figures depend on.
        temperature: the sampling temperature, 0 for the likeliest answer.
        texts: the prompt files as they were, by path, so that two runs can be compared later.
        results: every case, every repeat.
        rules: how often whole interviews kept each rule; empty in other suites.
        recovered: how far their true levels come back as grades.
    """

    schema_version: Literal[2, 3, 4, 5, 6, 7] = 7
    suite: str
    mode: RunMode
    started: str
    seconds: Annotated[float, Field(ge=0)]
    packages: dict[str, str]
    temperature: float = 0.0
    versions: RunVersions
    texts: dict[str, str] = Field(default={})
    results: tuple[CaseResult, ...]
    rules: tuple[RuleFigure, ...] = ()
    recovered: LevelsRecovered | None = None

    @property
    def done(self) -> tuple[CaseResult, ...]:
        """The results that can be judged."""
        return tuple(result for result in self.results if result.status == "done")

    @property
    def not_done(self) -> tuple[CaseResult, ...]:
        """The results that cannot: stale or failed."""
        return tuple(result for result in self.results if result.status != "done")


def json_of(record: Record) -> dict[str, Any]:
    """Returns a record as plain data."""
    return record.model_dump(mode="json")
