"""Simulated loops: played through the real verdicts, seals and rules, and fitted on."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
import yaml

from agent import assets
from agent.data_files import PACKAGE
from agent.ports.files import write_whole
from agent.records import Level, Scorecard, Sealed, Transcript
from agent.records.debrief_data import Likelihoods
from agent.records.simulated_loops import LEVELS_SIMULATED, GraderKind, LoopSeen, Simulation
from agent.steps.debriefing.composing import Asked, Basis, held_rounds, judged
from agent.steps.loop_figures import best_temper, evidence_of, fitted
from agent.steps.sealing import check_seal, seal
from agent.steps.simulated_loops import cards, given_scores, true_scores
from agent.wiring.debrief import basis

Half = Literal["train", "test"]
_HEAD = """\
# How often each verdict fell in simulated rounds of candidates at the level asked for, and under.
# Written by 'mockloop eval fit-debrief'; do not edit by hand.
"""
_CLOCK = "2026-01-01T00:00:00+00:00"
_SMOOTHING = 1.0
_KINDS = ("ml-design", "jedi")
_SEALED_EVERY = 10
"""One loop in so many is sealed and its seals checked; sealing takes longer than all the rest."""


@lru_cache(maxsize=2)
def plan() -> Simulation:
    """Reads how loops are simulated.

    Raises:
        DataError: the file is missing or breaks its own rules.
    """
    return assets.evals_file("debrief/simulation.yaml", Simulation)


def population(asked: Level, half: Half, grader: GraderKind) -> list[Level]:
    """Returns the true level of every loop, in order; the shares are exact, not drawn."""
    loops = plan().loops
    count = loops.raters if grader == "raters" else getattr(loops, half)
    shares = plan().population[asked]
    return [level for level in LEVELS_SIMULATED for _ in range(round(count * shares[level]))]


@lru_cache(maxsize=32)
def seen_loops(asked: Level, half: Half, grader: GraderKind) -> tuple[LoopSeen, ...]:
    """Plays the loops of one level asked for; the same ones every time.

    Raises:
        SealBrokenError: a seal does not hold.
    """
    return _played(asked, half, grader, basis())


def _played(asked: Level, half: Half, grader: GraderKind, known: Basis) -> tuple[LoopSeen, ...]:
    halves = ("train", "test").index(half), ("embedded", "raters").index(grader)
    rng = np.random.default_rng([plan().seed, LEVELS_SIMULATED.index(asked), *halves])
    order = Asked("simulated", asked, known.rules.priors[asked], known.rules.default_process)
    return tuple(
        _one(number, level, order, grader, known, rng)
        for number, level in enumerate(population(asked, half, grader))
    )


def _one(
    number: int,
    true: Level,
    order: Asked,
    grader: GraderKind,
    known: Basis,
    rng: np.random.Generator,
) -> LoopSeen:
    shown = plan()
    given = given_scores(shown, grader, true_scores(shown, true, known.rubrics, rng), rng)
    sealed = []
    for place, card, transcript in cards(shown, grader, given, order.level, known.rubrics):
        one = seal(place, card, transcript, _CLOCK) if number % _SEALED_EVERY == 0 else None
        sealed.append(check_seal(one) if one else _unsealed(place, card, transcript))
    held = held_rounds(sealed, order.level, known)
    ruled, updated, supported = judged(held, order, known)
    verdicts = {each.signal.place: each.signal.verdict for each in held}
    return LoopSeen(
        true=true,
        asked=order.level,
        decision=ruled.decision,
        supported=supported.supported,
        verdicts=dict(verdicts),
        posterior=updated.posterior,
        evidence=evidence_of(verdicts, dict(shown.places), order.level, known.likelihoods),
    )


def _unsealed(place: str, card: Scorecard, transcript: Transcript) -> Sealed:
    return Sealed.model_construct(
        place=place, scorecard=card, transcript=transcript, sealed=_CLOCK, sha256="0" * 64
    )


def write_likelihoods(found: Likelihoods) -> Path:
    """Writes what was counted where the program reads it.

    Raises:
        StorageError: it cannot be written, as in an installed wheel.
    """
    path = PACKAGE / "data" / "likelihoods.yaml"
    body = yaml.safe_dump(found.model_dump(mode="json"), sort_keys=False, width=120)
    write_whole(path, f"{_HEAD}{body}")
    return path


def fit_likelihoods() -> Likelihoods:
    """Counts what verdicts say on the training half, and chooses the temper there.

    Raises:
        DataError: a file breaks its own rules.
    """
    known, kinds = basis(), {p: r if r in _KINDS else "other" for p, r in plan().places}
    empty = known.likelihoods.model_copy(update={"tables": {}, "temper": {}})
    blank = replace(known, likelihoods=empty)
    tables, temper, total = {}, {}, 0
    for asked in plan().population:
        seen = _played(asked, "train", "embedded", blank)
        total += len(seen)
        tables[asked] = fitted(seen, kinds, _SMOOTHING)
        counted = empty.model_copy(update={"tables": tables})
        rows = [
            (evidence_of(each.verdicts, dict(plan().places), asked, counted), each.is_at)
            for each in seen
        ]
        temper[asked] = best_temper(rows, known.rules.priors[asked].value)
    return Likelihoods(
        version=known.likelihoods.version,
        fitted_on=f"{total} simulated loops, training half, evals/debrief/simulation.yaml",
        smoothing=_SMOOTHING,
        temper=temper,
        tables=tables,
    )
