"""A whole debrief, from the sealed rounds of one loop and what it goes by."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from agent.records import Level, Rubric, Sealed, Stamp, StorySigns
from agent.records.contradicting import ContradictionSigns
from agent.records.debrief import (
    Contradiction,
    Debrief,
    LevelFinding,
    Process,
    RoundSignal,
    Ruled,
    Statement,
    Update,
)
from agent.records.debrief_data import Compensation, DebriefRules, Likelihoods, Prior
from agent.steps.debriefing import levels
from agent.steps.debriefing.contradictions import Said, contradictions
from agent.steps.debriefing.discussing import replies, statement
from agent.steps.debriefing.flipping import single_flips, smallest_flip
from agent.steps.debriefing.levels import Held, down_level_risk, supported_level
from agent.steps.debriefing.reuse import Told, used_twice
from agent.steps.debriefing.ruling import decide, layer_signals
from agent.steps.debriefing.updating import update


@dataclass(frozen=True, slots=True)
class Basis:
    """What a debrief goes by.

    Attributes:
        rules: layers, rules and wording.
        likelihoods: what verdicts say.
        signs: by which words things told two ways are found.
        stories: words that tell no story apart.
        pay: what levels pay.
        rubrics: by round.
        stamps: versions of all of these.
    """

    rules: DebriefRules
    likelihoods: Likelihoods
    signs: ContradictionSigns
    stories: StorySigns
    pay: Compensation
    rubrics: dict[str, Rubric]
    stamps: tuple[Stamp, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a debrief: the loop's name, the level, the prior, who decides."""

    loop: str
    level: Level
    prior: Prior
    process: Process


def held_rounds(sealed: Sequence[Sealed], level: Level, basis: Basis) -> tuple[Held, ...]:
    """Returns the rounds, each with its verdict against the bar of one level."""
    found = []
    for each in sealed:
        card, rubric = each.scorecard, basis.rubrics[each.scorecard.round]
        verdict, reason = levels.verdict_at(card, rubric, level)
        signal = RoundSignal(
            place=each.place,
            round=card.round,
            layer=basis.rules.layer_of(card.round),
            verdict=verdict,
            reason=reason,
            calibration=card.calibration,
        )
        found.append(Held(signal, card, rubric))
    return tuple(found)


def measured_places(held: Sequence[Held]) -> frozenset[str]:
    """Returns the rounds whose grader was measured on labels, or whose code was run."""
    return frozenset(
        each.signal.place
        for each in held
        if each.card.calibration == "calibrated" or each.card.execution is not None
    )


def judged(held: Sequence[Held], asked: Asked, basis: Basis) -> tuple[Ruled, Update, LevelFinding]:
    """Returns the decision, the evidence update and the level; all that figures are made from."""
    rounds = [each.signal for each in held]
    return (
        decide(rounds, basis.rules),
        update(rounds, asked.level, asked.prior, basis.likelihoods, measured_places(held)),
        supported_level(held, asked.level, basis.rules),
    )


def debrief(
    sealed: Sequence[Sealed], asked: Asked, basis: Basis, left_out: Sequence[str] = ()
) -> Debrief:
    """Returns the debrief of a loop.

    Args:
        sealed: its rounds, in order; at least one.
        asked: level, prior and process.
        basis: what it goes by.
        left_out: rounds that are not among them, each with why.
    """
    held = held_rounds(sealed, asked.level, basis)
    rounds = [each.signal for each in held]
    ruled, updated, supported = judged(held, asked, basis)
    measured = measured_places(held)

    def posterior(changed: Sequence[RoundSignal]) -> float:
        found = update(changed, asked.level, asked.prior, basis.likelihoods, measured)
        return found.posterior

    return Debrief(
        loop=asked.loop,
        level=asked.level,
        process=asked.process,
        process_note=basis.rules.processes_disagree,
        rounds=tuple(rounds),
        left_out=tuple(left_out),
        layers=layer_signals(rounds),
        ruled=ruled,
        outcome=_outcome(ruled, supported, asked.level),
        update=updated if asked.level in basis.likelihoods.tables else None,
        flips=single_flips(rounds, basis.rules, posterior),
        smallest=smallest_flip(rounds, basis.rules, posterior),
        contradictions=told_two_ways(sealed, basis),
        statements=_statements(held, sealed, basis),
        replies=tuple(replies(held, basis.rules)),
        supported=supported,
        risk=down_level_risk(held, asked.level, basis.pay, basis.rules),
        versions=basis.stamps,
    )


def _statements(
    held: Sequence[Held], sealed: Sequence[Sealed], basis: Basis
) -> tuple[Statement, ...]:
    """What each interviewer says; none is given more than its own round."""
    return tuple(
        statement(replace(own), each.transcript, basis.rules)
        for own, each in zip(held, sealed, strict=True)
    )


def told_two_ways(sealed: Sequence[Sealed], basis: Basis) -> tuple[Contradiction, ...]:
    """Returns what two rounds tell in two ways, and the projects that two rounds use."""
    said = [Said(each.place, each.transcript) for each in sealed]
    told = [
        Told(each.place, each.transcript, story.turns)
        for each in sealed
        for story in each.scorecard.stories
        if story.turns[-1] < len(each.transcript.turns)
    ]
    return (
        *contradictions(said, basis.stories, basis.signs),
        *used_twice(told, basis.stories, basis.signs),
    )


def _outcome(ruled: Ruled, supported: LevelFinding, level: Level) -> str:
    """The decision and the level in one sentence."""
    if ruled.decision == "hire":
        over = supported.supported not in (level, None)
        return f"hire at {level}" + (f"; {supported.because}" if over else "")
    if ruled.decision == "no hire" and supported.supported is not None:
        return f"no hire at {level}; the evidence supports {supported.supported}"
    return f"{ruled.decision} at {level}"
