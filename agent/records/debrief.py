"""A debrief: what the sealed scorecards of one loop come to when they are read together.

Nothing in here was scored: it is put together by rules from scorecards that were closed before.
"""

from typing import Annotated, Literal

from pydantic import Field

from agent.records.base import Record, Stamp
from agent.records.scorecard import Verdict
from agent.records.transcript import Level

Decision = Literal["hire", "no hire", "cannot tell"]
DECISIONS: tuple[Decision, ...] = ("hire", "no hire", "cannot tell")
Layer = Literal["execution", "impact", "communication"]
LAYERS: tuple[Layer, ...] = ("execution", "impact", "communication")
Signal = Literal["positive", "mixed", "negative", "none"]
ContradictionKind = Literal["number", "team size", "time", "role", "project twice"]
Process = Literal["manager", "committee"]

Odds = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1)]


class Cited(Record):
    """Words of the candidate's, with where they stand.

    Attributes:
        place: names the round in its loop.
        turn: 0-based index of the turn.
        quote: the transcript's own characters.
    """

    place: str
    turn: Annotated[int, Field(ge=0)]
    quote: Annotated[str, Field(min_length=1)]


class RoundSignal(Record):
    """What one round says.

    Attributes:
        place: names the round in its loop.
        round: the round's id.
        layer: where it counts; None for a round that counts in no layer.
        verdict: as sealed; None where the round has none, which is not a no.
        reason: why that verdict, or why none.
        calibration: whether the round's scores were fitted on labels.
    """

    place: str
    round: str
    layer: Layer | None
    verdict: Verdict | None
    reason: str
    calibration: str


class LayerSignal(Record):
    """What one layer says.

    Attributes:
        layer: which.
        signal: `positive` where all its verdicts are on the hire side, `negative` where none is,
            `mixed` in between, `none` where no round of it has a verdict.
        places: its rounds that have a verdict.
        undecided: those that have none.
    """

    layer: Layer
    signal: Signal
    places: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()


class Ruled(Record):
    """A decision with the rule that made it.

    Attributes:
        decision: of the loop.
        rule: the rule's id, as in agent/data/debrief.yaml.
        because: the rule in words, with the rounds that it looked at.
        could_be: what it could be once the rounds without a verdict had one, over all that those
            verdicts might be; the decision itself alone where none is missing.
    """

    decision: Decision
    rule: str
    because: str
    could_be: Annotated[tuple[Decision, ...], Field(min_length=1)]


class EvidenceStep(Record):
    """What one round does to the odds.

    Attributes:
        place: names the round.
        verdict: as sealed.
        ratio: P(verdict | truly at the level) / P(verdict | not), before tempering; 1 where it is
            not known.
        low, high: its 95 % interval; None where it is not known.
        n_at, n_under: simulated rounds of candidates at the level, and under it, that it was
            counted on.
        note: why it is 1 where it is not measured; empty otherwise.
        log_odds: natural logarithm of the odds after this round.
    """

    place: str
    verdict: Verdict | None
    ratio: Odds
    low: float | None = None
    high: float | None = None
    n_at: Annotated[int, Field(ge=0)] = 0
    n_under: Annotated[int, Field(ge=0)] = 0
    note: str = ""
    log_odds: float


class Update(Record):
    """The evidence update.

    Attributes:
        level: "truly at this level or over" is what the odds are of.
        prior: its probability before any round.
        prior_source: where the prior comes from.
        temper: what every log ratio is multiplied by, since rounds of one candidate err alike.
        steps: a round each, in order.
        posterior: the probability after all of them.
        flips_at: the prior at which the posterior crosses one half, the evidence being the same;
            None where no prior between 0.001 and 0.999 does.
    """

    level: Level
    prior: Share
    prior_source: str
    temper: Annotated[float, Field(ge=0, le=1)]
    steps: tuple[EvidenceStep, ...]
    posterior: Share
    flips_at: Share | None


class Flip(Record):
    """Another verdict that changes the decision.

    Attributes:
        changes: by place, the verdict that would be there instead.
        decision: what the rules would then decide.
        posterior: the probability would then be.
    """

    changes: Annotated[dict[str, Verdict], Field(min_length=1)]
    decision: Decision
    posterior: Share


class Contradiction(Record):
    """Something told two ways, or twice, in different rounds.

    Attributes:
        kind: what.
        about: the words that both have in common.
        one, other: the quotes, in the order of the rounds.
        values: what differs, as it was said; empty for a project that was used twice.
    """

    kind: ContradictionKind
    about: tuple[str, ...]
    one: Cited
    other: Cited
    values: tuple[str, ...] = ()


class Statement(Record):
    """What one interviewer says in the discussion, from its own sealed scorecard alone.

    Attributes:
        place: names the round.
        words: what is said.
        worded_by: `template`, or the model's stamp id.
        claims: the facts that it was worded from, one line each.
        quotes: the words that it cites.
    """

    place: str
    words: str
    worded_by: str = "template"
    claims: tuple[str, ...]
    quotes: tuple[Cited, ...] = ()


class Answered(Record):
    """What one interviewer replies to another, on a dimension that both scored.

    Attributes:
        place: who replies.
        to: to whom.
        dimension: the area's id, the same in both.
        agrees: whether both scores lie on the same side of the bar.
        words: what is said.
    """

    place: str
    to: str
    dimension: str
    agrees: bool
    words: str


class LevelFinding(Record):
    """The level that the evidence supports.

    Attributes:
        supported: the highest level at which the rules decide hire; None where there is none.
        by_level: the decision at each level that has a bar, lowest first.
        because: in words.
    """

    supported: Level | None
    by_level: dict[Level, Decision]
    because: str


class DownLevelRisk(Record):
    """How likely the true scores support less than the level asked for.

    Attributes:
        level: the level asked for.
        probability: that they support a lower one, or none.
        odds: by level, and `none`, the share of the draws that support just that.
        draws: how many were drawn.
        areas: how many scores were drawn anew.
        errors_from: by source of the error (`odds`, `regrades`, `measured`, `assumed`), how many
            areas.
        pay_usd: what the level asked for pays over the next one down, US dollars a year; None
            where the table has no figure.
        expected_loss_usd: the mean loss over the draws that support a level with a figure.
        pay_note: what is not in it, and where the figures come from.
    """

    level: Level
    probability: Share
    odds: dict[str, float]
    draws: Annotated[int, Field(ge=1)]
    areas: Annotated[int, Field(ge=0)]
    errors_from: dict[str, int]
    pay_usd: int | None
    expected_loss_usd: int | None
    pay_note: str


class Debrief(Record):
    """What a loop comes to.

    Attributes:
        schema_version: of this record on disk.
        loop: names the loop.
        level: the level asked for.
        process: who decides.
        process_note: what the guides disagree on there.
        rounds: what each says.
        left_out: rounds that could not be read as sealed, each with why.
        layers: what each says.
        ruled: the decision.
        outcome: the decision and the level in one sentence.
        update: the evidence update; None where the level has no table.
        flips: single changes of a verdict that flip the decision.
        smallest: the fewest changes that flip it; None where none does.
        contradictions: between rounds.
        statements: a round each.
        replies: between them.
        supported: the level that the evidence supports.
        risk: of being moved down; None where no area has a score, or the level has no bar.
        versions: what was in force.
    """

    schema_version: Literal[1] = 1
    loop: str
    level: Level
    process: Process
    process_note: str
    rounds: Annotated[tuple[RoundSignal, ...], Field(min_length=1)]
    left_out: tuple[str, ...] = ()
    layers: tuple[LayerSignal, ...]
    ruled: Ruled
    outcome: str
    update: Update | None
    flips: tuple[Flip, ...]
    smallest: Flip | None
    contradictions: tuple[Contradiction, ...]
    statements: tuple[Statement, ...]
    replies: tuple[Answered, ...]
    supported: LevelFinding
    risk: DownLevelRisk | None
    versions: tuple[Stamp, ...]
