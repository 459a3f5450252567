"""The level that the evidence supports, and how likely the true scores support less."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from agent.records import AreaScore, Rubric, Scorecard
from agent.records.debrief import Decision, DownLevelRisk, LevelFinding, RoundSignal
from agent.records.debrief_data import Compensation, DebriefRules
from agent.records.scorecard import Verdict
from agent.records.transcript import Level
from agent.steps.debriefing.ruling import decide
from agent.steps.hire_odds import hire_odds, verdict_by_odds
from agent.steps.near_bar import interval, verdict_near_bar

_LEVELS: tuple[Level, ...] = get_args(Level)
_SEED = 20_261_128
_NORMAL_OF_MAE = 1.2533
"""Standard deviation of a normal error over its mean absolute size: the root of pi / 2."""
_LIKE_REAL = "natural"

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Held:
    """One round: its signal, its sealed scorecard, its rubric."""

    signal: RoundSignal
    card: Scorecard
    rubric: Rubric


def verdict_at(card: Scorecard, rubric: Rubric, level: Level) -> tuple[Verdict | None, str]:
    """Returns the verdict of a scorecard against the bar of a level.

    At the level that it was graded for it is the sealed one; at another it is worked out by the
    rules that its kind of scores takes.
    """
    if level == card.target_level:
        return card.verdict, card.verdict_reason
    odds = hire_odds(card.areas, rubric, level)
    if odds is not None:
        return verdict_by_odds(card.areas, rubric, level, odds)
    return verdict_near_bar(card.areas, rubric, level)


def supported_level(held: Sequence[Held], asked: Level, rules: DebriefRules) -> LevelFinding:
    """Returns the highest level whose bars the rounds meet, by the rules of a loop.

    Args:
        held: the rounds.
        asked: the level asked for.
        rules: by which a loop is decided.
    """
    barred = [level for level in _LEVELS if all(level in each.rubric.bars for each in held)]
    by_level: dict[Level, Decision] = {}
    for level in barred:
        signals = [
            each.signal.model_copy(update={"verdict": verdict_at(each.card, each.rubric, level)[0]})
            for each in held
        ]
        by_level[level] = decide(signals, rules).decision
    supported = max(
        (level for level, decision in by_level.items() if decision == "hire"),
        key=_LEVELS.index,
        default=None,
    )
    return LevelFinding(
        supported=supported, by_level=by_level, because=_because(supported, asked, by_level)
    )


def _because(supported: Level | None, asked: Level, by_level: Mapping[Level, Decision]) -> str:
    if asked not in by_level:
        known = ", ".join(by_level)
        return f"the rubrics have no bar for {asked}, only for {known}"
    if supported is None:
        open_ = [level for level, decision in by_level.items() if decision == "cannot tell"]
        if open_:
            return f"no level is supported yet; at {', '.join(open_)} it cannot be told"
        return f"the evidence does not meet the bar of {min(by_level, key=_LEVELS.index)}"
    if _LEVELS.index(supported) < _LEVELS.index(asked):
        return f"asked for {asked}; every round's verdict holds at {supported}, not at {asked}"
    if supported == asked:
        return f"every round's verdict holds at {asked}"
    return f"asked for {asked}; every round's verdict holds at {supported} too"


def down_level_risk(
    held: Sequence[Held], asked: Level, pay: Compensation, rules: DebriefRules
) -> DownLevelRisk | None:
    """Draws the true scores anew within their error, and counts which level they support.

    A draw supports the highest level at or under every area's bar. Areas are drawn independently:
    in the labelled transcripts the errors of areas of one transcript hardly correlate (between 0
    and 0.14). With many areas the lowest draw decides, so that the risk is high even for a small
    error; that is what rules that never average come to.

    Args:
        held: the rounds.
        asked: the level asked for.
        pay: what each level pays.
        rules: how often to draw, and the error that is assumed where none was measured.

    Returns:
        None where no area that counts has a score, or the level has no bar.
    """
    areas = [
        (area, each)
        for each in held
        if each.signal.layer is not None
        for area in each.card.areas.values()
        if area.score is not None
    ]
    bars = held[0].rubric.bars if held else {}
    if not areas or asked not in bars:
        return None
    rng, sources = np.random.default_rng(_SEED), Counter[str]()
    lowest = np.full(rules.risk_draws, 5, dtype=np.int64)
    for area, each in areas:
        drawn, source = _drawn(area, each.card, rules, rng)
        sources[source] += 1
        lowest = np.minimum(lowest, drawn)
    ordered = sorted(bars, key=_LEVELS.index)
    reached = sum((lowest >= bars[level]).astype(np.int64) for level in ordered)
    counts = np.bincount(np.asarray(reached), minlength=len(ordered) + 1)
    names = ("none", *ordered)
    odds = {name: float(n) / rules.risk_draws for name, n in zip(names, counts, strict=True)}
    worth = _worth(asked, odds, pay)
    under = [level for level in ordered if _LEVELS.index(level) < _LEVELS.index(asked)]
    return DownLevelRisk(
        level=asked,
        probability=min(1.0, odds["none"] + sum(odds[name] for name in under)),
        odds=odds,
        draws=rules.risk_draws,
        areas=len(areas),
        errors_from=dict(sources),
        pay_usd=worth.step,
        expected_loss_usd=worth.loss,
        pay_note=worth.note,
    )


def _drawn(
    area: AreaScore, card: Scorecard, rules: DebriefRules, rng: np.random.Generator
) -> tuple[Ints, str]:
    """Whole true scores of one area, by the best-known of its errors, and which that was."""
    if area.score is None:
        raise ValueError("an area without a score cannot be drawn")
    draws = rules.risk_draws
    if area.spread is not None and area.spread.odds:
        odds = np.array(area.spread.odds)
        return rng.choice(np.arange(1, 6), size=draws, p=odds / odds.sum()), "odds"
    deviation, source = rules.assumed_mae * _NORMAL_OF_MAE, "assumed"
    measured = [each for each in card.errors if each.kind == _LIKE_REAL]
    between = interval(area)
    if between is not None:
        deviation, source = (between[1] - between[0]) / 2, "regrades"
    elif measured:
        deviation, source = measured[0].mae * _NORMAL_OF_MAE, "measured"
    drawn = rng.normal(area.score, deviation, size=draws)
    return np.clip(np.floor(drawn + 0.5), 1, 5).astype(np.int64), source


@dataclass(frozen=True, slots=True)
class _Worth:
    """US dollars a year of one level, and lost on average; None where a figure is missing."""

    step: int | None
    loss: int | None
    note: str


def _worth(asked: Level, odds: Mapping[str, float], pay: Compensation) -> _Worth:
    """What the level pays over the next one down, and the mean loss over the draws with figures."""
    own, lower = pay.median(asked), _LEVELS[: _LEVELS.index(asked)]
    under = pay.median(lower[-1]) if lower else None
    source = f"{pay.source.published_by}, {pay.source.date}, {pay.source.page}"
    if own is None:
        return _Worth(None, None, f"the guides give no figure for {asked}; {source}")
    lost = [
        odds[level] * (own - median)
        for level in lower
        if level in odds and (median := pay.median(level)) is not None
    ]
    loss = round(sum(lost)) if lost else None
    if under is None:
        return _Worth(None, loss, f"the guides give no figure under {asked}; {source}")
    note = f"medians of total pay a year; {source}"
    if lost and odds["none"]:
        note += f"; the {odds['none']:.0%} of draws that support no level are in no sum of pay"
    return _Worth(own - under, loss, note)
