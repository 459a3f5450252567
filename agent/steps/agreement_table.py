"""The table of agreement: graders by round, kind and area, their gaps, and the bars they meet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from agent.steps.agreeing import Agreed
from agent.steps.agreement_gaps import Gap
from agent.steps.hire_sides import Sides
from agent.steps.resampling import NOTHING, Figure
from agent.steps.simple_baselines import CONSTANT, CONSTANT_BY_KIND

ALL = "all"
RATERS = "raters"
"""Each rater against the mean of the others, as if one grader: the ceiling."""


@dataclass(frozen=True, slots=True)
class Row:
    """One grader on one round and kind.

    Attributes:
        grader, round, kind: which.
        area: the area's id, or `ALL`.
        agreed: how far its scores agree with the labels.
        sides: its verdicts beside the labels'; only of all areas.
        quotes: the share of its quotes that overlap a rater's.
    """

    grader: str
    round: str
    kind: str
    area: str
    agreed: Agreed
    sides: Sides | None
    quotes: Figure

    def figure(self, name: str) -> Figure:
        """Returns a figure of the row by its name: of `agreed`, or `verdict` or `quotes`."""
        if name == "quotes":
            return self.quotes
        if name == "verdict":
            return self.sides.agreement if self.sides else NOTHING
        return self.agreed.figures.get(name, NOTHING)


@dataclass(frozen=True, slots=True)
class Bar:
    """What a grader is to reach.

    Attributes:
        figure: its name in a row, or `gap` (QWK over the baseline that comes nearest) or
            `mae-gap` (mean distance under the better constant's).
        rounds, kinds: where it holds.
        at_least, at_most, over: the bound; only one of them is set.
    """

    figure: str
    rounds: tuple[str, ...]
    kinds: tuple[str, ...]
    at_least: float | None = None
    at_most: float | None = None
    over: float | None = None

    def met(self, value: float) -> bool:
        """Whether a value keeps the bound."""
        return (
            (self.at_least is None or value >= self.at_least)
            and (self.at_most is None or value <= self.at_most)
            and (self.over is None or value > self.over)
        )

    @property
    def asked(self) -> str:
        """The bound in words."""
        bounds = {"at least": self.at_least, "at most": self.at_most, "over": self.over}
        return " and ".join(f"{word} {n:g}" for word, n in bounds.items() if n is not None)


ROUNDS = ("ml-design", "jedi")
"""The rounds that have bars."""
_KINDS = ("constructed", "length", "natural")
_HARD = ("length", "natural")
BARS = (
    Bar("qwk", ("ml-design",), ("constructed",), at_least=0.75),
    Bar("qwk", ("jedi",), ("constructed",), at_least=0.70),
    Bar("qwk", ROUNDS, ("length",), at_least=0.60),
    Bar("qwk", ROUNDS, ("natural",), at_least=0.50),
    Bar("mae-gap", ROUNDS, ("natural",), over=0.0),
    Bar("gap", ROUNDS, _HARD, at_least=0.20),
    Bar("verdict", ROUNDS, _KINDS, at_least=0.80),
    Bar("quotes", ROUNDS, _KINDS, at_least=0.70),
    Bar("unscored", ROUNDS, _KINDS, at_most=0.02),
    Bar("null-told", ROUNDS, _KINDS, at_least=0.95),
)
"""What the embedded grader is to reach, measured on transcripts that it was not fitted on."""


@dataclass(frozen=True, slots=True)
class BarSeen:
    """A bar with what was seen: `met`, `missed`, or `not measured`."""

    round: str
    kind: str
    figure: str
    asked: str
    seen: Figure
    against: str
    outcome: Literal["met", "missed", "not measured"]


def bars_seen(rows: Sequence[Row], gaps: Sequence[Gap], grader: str) -> list[BarSeen]:
    """Holds a grader against every bar.

    Args:
        rows: of all graders.
        gaps: of this grader against the baselines.
        grader: whose figures are judged.
    """
    found = []
    for bar in BARS:
        for kind in bar.kinds:
            for round_id in bar.rounds:
                mine = [g for g in gaps if (g.round, g.kind, g.grader) == (round_id, kind, grader)]
                against, seen = _seen(bar, rows, mine, (grader, round_id, kind))
                found.append(_judged(bar, round_id, kind, against, seen))
    return found


def _judged(bar: Bar, round_id: str, kind: str, against: str, seen: Figure) -> BarSeen:
    outcome: Literal["met", "missed", "not measured"] = "not measured"
    if seen.value is not None:
        outcome = "met" if bar.met(seen.value) else "missed"
    return BarSeen(round_id, kind, bar.figure, bar.asked, seen, against, outcome)


def _seen(
    bar: Bar, rows: Sequence[Row], gaps: Sequence[Gap], place: tuple[str, str, str]
) -> tuple[str, Figure]:
    """What is held against a bar, and the baseline that it was measured from, if any."""
    if bar.figure == "gap":
        found = nearest(gaps)
        return (found.other, found.qwk) if found else ("", NOTHING)
    if bar.figure == "mae-gap":
        constants = [g for g in gaps if g.other in (CONSTANT, CONSTANT_BY_KIND) and g.mae.n]
        best = min(constants, key=lambda g: g.mae.value or 0, default=None)
        return (best.other, best.mae) if best else ("", NOTHING)
    row = next((r for r in rows if (r.grader, r.round, r.kind, r.area) == (*place, ALL)), None)
    return "", row.figure(bar.figure) if row else NOTHING


def nearest(gaps: Sequence[Gap]) -> Gap | None:
    """Returns the gap to the baseline that comes nearest, on the areas that both scored."""
    measured = [each for each in gaps if each.qwk.value is not None]
    return min(measured, key=lambda each: each.qwk.value or 0, default=None)


@dataclass(frozen=True, slots=True)
class AgreementTable:
    """Graders against labels.

    Attributes:
        rows: by round, kind, grader and area; ours first, then baselines, the raters last.
        gaps: of our grader against every baseline.
        bars: what our grader is to reach, with what was seen; empty where it gave nothing.
        asked: by grader, the models that were asked and the grader's versions, in words.
        labels: the hash over the labels.
    """

    rows: tuple[Row, ...]
    gaps: tuple[Gap, ...]
    bars: tuple[BarSeen, ...]
    asked: Mapping[str, str]
    labels: str
