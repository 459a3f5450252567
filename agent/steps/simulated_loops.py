"""Whole loops of candidates of known level: true scores, and scores as graders give them.

true score = floor of the level + what is over it (never under 0), whole, at most 5; what is over
it is normal, with a part of the candidate, a part of the round and a part of the area, so that
the rounds of one candidate go together. A given score is drawn from how often that grader gave
which score to an area of that label. The model is ours; its numbers are data.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np

from agent.records import (
    AreaScore,
    Evidence,
    Level,
    Rubric,
    Scorecard,
    Spread,
    Stamp,
    Transcript,
    Turn,
    Usage,
    Verdict,
    Versions,
)
from agent.records.simulated_loops import GraderKind, Simulation
from agent.steps.grading import content_hash
from agent.steps.hire_odds import hire_odds, verdict_by_odds
from agent.steps.verdict import verdict

_SAID = "This is what a simulated candidate said here."
_STAMP = Stamp(id="simulated")
_HIGHEST = 5


def true_scores(
    plan: Simulation, level: Level, rubrics: dict[str, Rubric], rng: np.random.Generator
) -> list[list[int]]:
    """Returns the true score of every area of every round of one candidate."""
    variance = plan.variance
    own = rng.normal(0, np.sqrt(variance.candidate))
    scores = []
    for _, round_id in plan.places:
        here = own + rng.normal(0, np.sqrt(variance.round))
        areas = rng.normal(here, np.sqrt(variance.area), len(rubrics[round_id].areas))
        over = np.maximum(0, np.floor(areas + 0.5)).astype(int)
        scores.append([int(each) for each in np.minimum(_HIGHEST, plan.floors[level] + over)])
    return scores


def given_scores(
    plan: Simulation, grader: GraderKind, true: Sequence[Sequence[int]], rng: np.random.Generator
) -> list[list[int]]:
    """Returns the scores as a grader gives them."""
    found = []
    for (_, round_id), scores in zip(plan.places, true, strict=True):
        table = _rows(plan.counts(grader, round_id))
        drawn = rng.random(len(scores))
        found.append(
            [int(np.searchsorted(table[s - 1], u)) + 1 for s, u in zip(scores, drawn, strict=True)]
        )
    return found


@lru_cache(maxsize=32)
def _rows(counts: tuple[tuple[int, ...], ...]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Cumulative shares of the scores given, by true score."""
    table = np.array(counts, dtype=float)
    return np.cumsum(table / table.sum(axis=1, keepdims=True), axis=1)


@lru_cache(maxsize=32)
def odds_of(counts: tuple[tuple[int, ...], ...]) -> tuple[tuple[float, ...], ...]:
    """Returns, for each given score, the probability of each true one.

    By Bayes' rule from the counts, every true score as likely before; half a count is added.
    """
    table = np.array(counts, dtype=float) + 0.5
    likely = table / table.sum(axis=1, keepdims=True)
    columns = likely / likely.sum(axis=0, keepdims=True)
    return tuple(tuple(float(each) for each in column) for column in columns.T)


def cards(
    plan: Simulation,
    grader: GraderKind,
    given: Sequence[Sequence[int]],
    level: Level,
    rubrics: dict[str, Rubric],
) -> Iterator[tuple[str, Scorecard, Transcript]]:
    """Yields place, scorecard and transcript of each round, with the verdict by the real rules.

    Args:
        plan: how loops are simulated.
        grader: who gave the scores.
        given: by round and area.
        level: asked for.
        rubrics: by round.
    """
    for (place, round_id), scores in zip(plan.places, given, strict=True):
        rubric, counts = rubrics[round_id], plan.counts(grader, round_id)
        with_odds = grader in plan.with_odds
        areas = {
            area.id: _area(score, counts if with_odds else None)
            for area, score in zip(rubric.areas, scores, strict=True)
        }
        odds = hire_odds(areas, rubric, level) if with_odds else None
        decided = (
            verdict_by_odds(areas, rubric, level, odds)
            if with_odds
            else verdict(areas, rubric, level)
        )
        transcript = _transcript(round_id, level)
        yield place, _card(transcript, level, areas, decided, odds), transcript


@lru_cache(maxsize=128)
def _area(score: int, counts: tuple[tuple[int, ...], ...] | None) -> AreaScore:
    spread = None
    if counts is not None:
        odds = odds_of(counts)[score - 1]
        mean = sum(s * p for s, p in enumerate(odds, 1))
        variance = sum(p * (s - mean) ** 2 for s, p in enumerate(odds, 1))
        spread = Spread(deviation=float(np.sqrt(variance)), odds=odds)
    evidence = (Evidence(turn=1, quote=_SAID, t=1.0),)
    return AreaScore(score=float(score), status="scored", evidence=evidence, spread=spread)


@lru_cache(maxsize=64)
def _transcript(round_id: str, level: Level) -> Transcript:
    turns = (
        Turn(speaker="interviewer", t=0.0, text="What did you do?"),
        Turn(speaker="candidate", t=1.0, text=_SAID),
    )
    return Transcript(id=f"simulated-{round_id}", round=round_id, target_level=level, turns=turns)


@lru_cache(maxsize=64)
def _hash(round_id: str, level: Level) -> str:
    return content_hash(_transcript(round_id, level))


def _card(
    transcript: Transcript,
    level: Level,
    areas: dict[str, AreaScore],
    decided: tuple[Verdict | None, str],
    odds: float | None,
) -> Scorecard:
    return Scorecard(
        transcript_id=transcript.id,
        transcript_sha256=_hash(transcript.round, level),
        round=transcript.round,
        target_level=level,
        areas=areas,
        verdict=decided[0],
        verdict_reason=decided[1],
        strategy="probe",
        calibration="calibrated",
        hire_odds=odds,
        versions=_VERSIONS,
        usage=Usage(),
    )


_VERSIONS = Versions(
    model=_STAMP,
    prompts=(),
    rubric=_STAMP,
    schemas=(),
    calibration=_STAMP,
    corpus=_STAMP,
)


def card_of(
    transcript: Transcript, rubric: Rubric, scores: Mapping[str, float | None], sha256: str
) -> Scorecard:
    """Returns a scorecard of scores that were kept elsewhere, without a verdict yet.

    Args:
        transcript: that they are of; its first answer stands for the evidence.
        rubric: of its round.
        scores: by area; None for "not assessed".
        sha256: content hash of the transcript.
    """
    place, turn = next(
        (n, each) for n, each in enumerate(transcript.turns) if each.speaker == "candidate"
    )
    evidence = (Evidence(turn=place, quote=turn.text, t=turn.t),)
    areas = {
        area.id: AreaScore(score=score, status="scored", evidence=evidence)
        if (score := scores.get(area.id)) is not None
        else AreaScore(score=None, status="not assessed", unscored_reason="no label")
        for area in rubric.areas
    }
    found = _card(transcript, transcript.target_level or "E5", areas, (None, "not yet"), None)
    return found.model_copy(update={"transcript_sha256": sha256})
