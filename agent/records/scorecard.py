"""A scorecard: what one round's transcript shows, area by area, with the quotes that show it.

A score that could not be earned honestly is None with a reason. None is never read as zero.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from agent.records.base import Record, Stamp
from agent.records.execution import Execution
from agent.records.met import Met
from agent.records.probe import MeasuredError
from agent.records.problem import FaultKind
from agent.records.speech import Addressed, Speech
from agent.records.story import Story
from agent.records.transcript import Level

Verdict = Literal["strong no hire", "no hire", "hire", "strong hire"]
Status = Literal["scored", "not assessed", "unscored"]
Calibration = Literal["uncalibrated", "calibrated"]
Strategy = Literal["ask", "strong", "probe"]
"""How a model is made to grade: asked for a short judgement; asked, as a strong model, for a full
one; or its hidden states read."""


class Evidence(Record):
    """A quote that code has found in the transcript.

    Attributes:
        turn: 0-based index of the turn that holds the quote.
        quote: the transcript's own characters, from that turn.
        t: seconds from the start of the round to the start of that turn.
        role: `answer` for a candidate's words; `question` for the interviewer's question
            that a score of 1 may point at.
    """

    turn: Annotated[int, Field(ge=0)]
    quote: Annotated[str, Field(min_length=1)]
    t: Annotated[float, Field(ge=0)]
    role: Literal["answer", "question"] = "answer"


class Spread(Record):
    """How sure a score is.

    Attributes:
        deviation: the standard deviation, in points, of the odds or of the regrades.
        odds: the calibrated probability of each score from 1 to 5, summing to 1; empty where the
            grader gives none.
        given: the scores of the single regrades; empty where there was but one grading.
        left_out: regrades that gave no score, while others did: the call failed, no quote stood,
            or the area was found not assessed.
    """

    deviation: Annotated[float, Field(ge=0)]
    odds: tuple[Annotated[float, Field(ge=0, le=1)], ...] = ()
    given: tuple[Annotated[float, Field(ge=1, le=5)], ...] = ()
    left_out: Annotated[int, Field(ge=0)] = 0

    @model_validator(mode="after")
    def _five(self) -> "Spread":
        """Odds are over the whole scale."""
        if len(self.odds) not in (0, 5):
            raise ValueError(f"odds of {len(self.odds)} scores, not of 5")
        return self


class AreaScore(Record):
    """What was found in one area.

    Attributes:
        score: 1 to 5, or None.
        status: `scored`; `not assessed` where the area never came up; `unscored` where it
            could not be judged.
        unscored_reason: why there is no score; None where there is one.
        evidence: the verified quotes; at least one with every score.
        rationale: the grader's own words on the evidence.
        call_failed: the grader's call failed, so that trying again may help.
        dropped_quotes: quotes of the grader's that stand nowhere in the candidate's turns.
        spread: how sure the score is; None where that is not known.
        met: the criteria that answers spoke to, with the words that did.
        missed: ids of the others, the most valuable first.
        one_more: what a point more would have taken; empty at a 5.
        read_next: citations of the passages on what the answers left out; never part of a score.
        capped_from: the score before the cap on a project told twice; None where none was capped.
        turns_left_out: how many turns the grader was not shown, since the transcript is longer
            than its context.
    """

    score: Annotated[float, Field(ge=1, le=5)] | None
    status: Status
    unscored_reason: str | None = None
    evidence: tuple[Evidence, ...] = ()
    rationale: str = ""
    call_failed: bool = False
    dropped_quotes: tuple[str, ...] = ()
    spread: Spread | None = None
    met: tuple[Met, ...] = ()
    missed: tuple[str, ...] = ()
    one_more: str = ""
    read_next: tuple[str, ...] = ()
    capped_from: Annotated[float, Field(ge=1, le=5)] | None = None
    turns_left_out: Annotated[int, Field(ge=0)] = 0

    @model_validator(mode="after")
    def _earned(self) -> "AreaScore":
        """A score needs evidence, and its absence a reason."""
        if (self.score is None) == (self.status == "scored"):
            raise ValueError(f"status {self.status!r} does not go with score {self.score}")
        if self.score is not None and not self.evidence:
            raise ValueError("a score needs evidence")
        if self.score is None and not self.unscored_reason:
            raise ValueError("a missing score needs a reason")
        return self


class Review(Record):
    """What a candidate made of the code that an assistant proposed, with one fault in it.

    Attributes:
        fault: what kind of fault it is.
        found: where the candidate named it; None where they did not.
        proved: where they named or ran an input on which it shows; None where they did not.
        fixed: whether their code passes every case that the proposal fails; None where they wrote
            no whole code.
    """

    fault: FaultKind
    found: Evidence | None
    proved: Evidence | None
    fixed: bool | None


class Usage(Record):
    """What a piece of work cost.

    Attributes:
        tokens_evaluated: prompt tokens that the model had to read.
        tokens_cached: prompt tokens that it had still in its cache.
        tokens_generated: tokens that it wrote.
        seconds: wall-clock seconds spent in calls.
    """

    tokens_evaluated: Annotated[int, Field(ge=0)] = 0
    tokens_cached: Annotated[int, Field(ge=0)] = 0
    tokens_generated: Annotated[int, Field(ge=0)] = 0
    seconds: Annotated[float, Field(ge=0)] = 0.0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            tokens_evaluated=self.tokens_evaluated + other.tokens_evaluated,
            tokens_cached=self.tokens_cached + other.tokens_cached,
            tokens_generated=self.tokens_generated + other.tokens_generated,
            seconds=round(self.seconds + other.seconds, 3),
        )


class Versions(Record):
    """What was in force when something was said or scored.

    Attributes:
        model: the language model.
        prompts: every prompt file that went into it, with the round's plan and questions.
        rubric: the scale, the areas and the bars.
        schemas: the records that are kept on disk or asked of a model.
        calibration: how scores were adjusted.
        corpus: what retrieval searched.
    """

    model: Stamp
    prompts: tuple[Stamp, ...]
    rubric: Stamp
    schemas: tuple[Stamp, ...]
    calibration: Stamp
    corpus: Stamp


class Scorecard(Record):
    """One graded round.

    Attributes:
        schema_version: of this record on disk; version 2 had nothing to read next, 3 no criteria,
            4 no spread, 5 no code that was run.
        transcript_id: the id of the transcript that was graded.
        transcript_sha256: the first 12 hexadecimal digits over its turns, round and level.
        round: the round's id.
        target_level: the level the verdict was measured against.
        areas: by area id, in the rubric's order.
        verdict: by the rubric's rules; None where they cannot decide.
        verdict_reason: which rule decided, or why none could.
        strategy: how the model was made to grade.
        calibration: whether the scores were fitted on labels.
        errors: how far such scores lie from labels; empty where that was not measured.
        hire_odds: how likely the round is on the hire side, by the spreads; None without them.
        speech: how the candidate spoke; no score is read from it.
        stories: what was told, in order; empty in rounds without stories.
        addressed: what the candidate said to whoever grades; by the law it is worth nothing.
        execution: what came of running the candidate's code; None where it was not run.
        review: what came of an assistant's proposal; None where there was none.
        hints: how many rungs of the hint ladder were given.
        versions: what was in force.
        usage: what the grading cost.
    """

    schema_version: Literal[2, 3, 4, 5, 6] = 6
    transcript_id: str
    transcript_sha256: str
    round: str
    target_level: Level | None
    areas: dict[str, AreaScore]
    verdict: Verdict | None
    verdict_reason: str
    strategy: Strategy = "ask"
    calibration: Calibration = "uncalibrated"
    errors: tuple[MeasuredError, ...] = ()
    hire_odds: Annotated[float, Field(ge=0, le=1)] | None = None
    speech: Speech | None = None
    stories: tuple[Story, ...] = ()
    addressed: tuple[Addressed, ...] = ()
    execution: Execution | None = None
    review: Review | None = None
    hints: Annotated[int, Field(ge=0)] = 0
    versions: Versions
    usage: Usage

    @property
    def mean_score(self) -> float | None:
        """The mean of the areas that have a score; None where none has."""
        scores = [area.score for area in self.areas.values() if area.score is not None]
        return sum(scores) / len(scores) if scores else None

    @property
    def worth_another_try(self) -> bool:
        """Whether a call failed."""
        return any(area.call_failed for area in self.areas.values())

    @property
    def unscored(self) -> tuple[str, ...]:
        """The ids of the areas that could not be judged."""
        return tuple(i for i, area in self.areas.items() if area.status == "unscored")
