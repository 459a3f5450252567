"""Two runs of a suite side by side: what got better, what got worse, and whether that is sure.

Runs are paired by case and sample. A difference counts as one only if its interval, drawn over
clusters, leaves out nothing; else there is no evidence of a change, which is not the same as
evidence of none: how many cases would show a difference of a given size is said too.
"""

import difflib
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from agent.records import CaseResult, Run
from agent.steps.agreement import Floats
from agent.steps.metrics import (
    Better,
    Drawn,
    Prices,
    better_way,
    clusters,
    cost_usd,
    interval,
    metric_names,
    of_metric,
)

Finding = Literal["better", "worse", "no evidence of a change", "too few cases"]
FlipKind = Literal["better", "worse", "newly unscored", "newly scored", "no longer played"]

_POWER = 0.8
_ALPHA = 0.05
_SCORE_STEP = 0.05
_SIZES = {"mae": (0.1, 0.25, 0.5)}
_SHARES = (0.05, 0.1, 0.2)


@dataclass(frozen=True, slots=True)
class Difference:
    """One metric in two runs.

    Attributes:
        name, better: the metric, and which way is good.
        base, candidate: its values over the cases that both runs have.
        difference: candidate less base; None where either is missing.
        low, high: the 95 % interval of the difference.
        finding: what may be said.
        clusters: how many independent groups of cases both runs have.
        needed: by size of a difference, how many clusters would show it in four of five tries;
            empty where no case differs, so that nothing is known about the spread.
    """

    name: str
    better: Better
    base: float | None
    candidate: float | None
    difference: float | None
    low: float | None
    high: float | None
    finding: Finding
    clusters: int
    needed: Mapping[float, int]


@dataclass(frozen=True, slots=True)
class Flip:
    """One case in which the two runs come out differently."""

    case: str
    repeat: int
    what: str
    kind: FlipKind
    base: str
    candidate: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs side by side.

    Attributes:
        suite: the suite's id.
        differences: by metric, in the order of the suite.
        flips: the worse ones first.
        changed: what has another version or content now, one line each.
        diff: the prompt files' unified diff; empty where they are the same.
        paired: cases and samples in both; only_base, only_candidate: those in one.
        cost: US dollars of both; None where there is no price.
    """

    suite: str
    differences: tuple[Difference, ...]
    flips: tuple[Flip, ...]
    changed: tuple[str, ...]
    diff: str
    paired: int
    only_base: tuple[str, ...]
    only_candidate: tuple[str, ...]
    cost: tuple[float | None, float | None]

    @property
    def summary(self) -> str:
        """What may be said in one line."""
        lost = len({flip.case for flip in self.flips if flip.kind == "no longer played"})
        if not self.paired:
            return "nothing can be compared: no case was played on both sides"
        worse = [d.name for d in self.differences if d.finding == "worse"]
        better = [d.name for d in self.differences if d.finding == "better"]
        parts = [f"worse: {', '.join(worse)}"] if worse else []
        parts += [f"better: {', '.join(better)}"] if better else []
        found = "; ".join(parts) or "no evidence of a change"
        return f"{found} (in {self.paired} cases; {lost} could not be played)" if lost else found


def compare(base: Run, candidate: Run, prices: Prices) -> Comparison:
    """Compares two runs of one suite.

    Args:
        base: what is now in force.
        candidate: what would replace it.
        prices: by model.

    Raises:
        ValueError: the runs are of different suites.
    """
    if base.suite != candidate.suite:
        raise ValueError(f"a run of {base.suite} cannot be compared with one of {candidate.suite}")
    before = {r.key: r for r in base.results if r.status == "done"}
    after = {r.key: r for r in candidate.results if r.status == "done"}
    shared = [key for key in before if key in after]
    pairs = [(before[key], after[key]) for key in shared]
    names = dict.fromkeys((*metric_names(base.results), *metric_names(candidate.results)))
    return Comparison(
        suite=base.suite,
        differences=tuple(difference(name, pairs) for name in names),
        flips=tuple(sorted(_flips(base, candidate), key=_badness)),
        changed=tuple(_changed(base, candidate)),
        diff=prompt_diff(base.texts, candidate.texts),
        paired=len(pairs),
        only_base=tuple(sorted({case for case, _ in before.keys() - after.keys()})),
        only_candidate=tuple(sorted({case for case, _ in after.keys() - before.keys()})),
        cost=(
            cost_usd([a for a, _ in pairs], base.versions.model.id, prices),
            cost_usd([b for _, b in pairs], candidate.versions.model.id, prices),
        ),
    )


def difference(name: str, pairs: Sequence[tuple[CaseResult, CaseResult]]) -> Difference:
    """Returns the paired difference of one metric.

    Args:
        name: of the metric.
        pairs: the same case and sample in both runs.
    """
    other = {before.key: after for before, after in pairs}
    groups = clusters([before for before, _ in pairs])
    old = Drawn(name, groups)
    new = Drawn(name, [[other[result.key] for result in group] for group in groups])

    def gap(places: NDArray[np.int64]) -> Floats:
        return new(places) - old(places)

    base = of_metric(name, [before for before, _ in pairs])
    candidate = of_metric(name, [after for _, after in pairs])
    seen = None if base is None or candidate is None else candidate - base
    low, high = (None, None) if seen is None else interval(gap, len(groups))
    parts = [] if seen is None else _pseudo_values(gap, len(groups), seen)
    return Difference(
        name=name,
        better=better_way(name),
        base=base,
        candidate=candidate,
        difference=seen,
        low=low,
        high=high,
        finding=_finding(name, low, high),
        clusters=len(groups),
        needed=_needed(name, parts),
    )


def _finding(name: str, low: float | None, high: float | None) -> Finding:
    if low is None or high is None:
        return "too few cases"
    if low <= 0 <= high:
        return "no evidence of a change"
    return "better" if (low > 0) == (better_way(name) == "higher") else "worse"


def _pseudo_values(
    gap: Callable[[NDArray[np.int64]], Floats], count: int, whole: float
) -> list[float]:
    """Returns each cluster's share in a figure, by leaving it out (the jackknife; Tukey 1958)."""
    if count < 2:
        return []
    rest = np.array([[n for n in range(count) if n != left_out] for left_out in range(count)])
    parts = count * whole - (count - 1) * gap(rest)
    return [float(part) for part in parts if not np.isnan(part)]


def _needed(name: str, parts: Sequence[float]) -> dict[float, int]:
    """Returns how many clusters would show a difference of each size.

    Two-sided at 5 %, in four of five tries: n = ((z_0.975 + z_0.8) * spread / size)^2, with the
    spread of the clusters' own differences (Cohen 1988, chapter 2).
    """
    if len(parts) < 3:
        return {}
    from scipy.stats import norm

    mean = sum(parts) / len(parts)
    spread = math.sqrt(sum((part - mean) ** 2 for part in parts) / (len(parts) - 1))
    if spread < 1e-9:
        return {}
    reach = float(norm.ppf(1 - _ALPHA / 2) + norm.ppf(_POWER))
    return {s: math.ceil((reach * spread / s) ** 2) for s in _SIZES.get(name, _SHARES)}


def _flips(base: Run, candidate: Run) -> list[Flip]:
    after = {result.key: result for result in candidate.results}
    found: list[Flip] = []
    for before in base.results:
        now = after.get(before.key)
        if before.status != "done" or now is None:
            continue
        if now.status != "done":
            flip = Flip(before.case, before.repeat, "case", "no longer played", "done", now.reason)
            found.append(flip)
            continue
        found += _check_flips(before, now)
        found += _area_flips(before, now)
        found += _score_flips(before, now)
    return found


def _check_flips(before: CaseResult, now: CaseResult) -> list[Flip]:
    found = []
    for name, check in before.checks.items():
        other = now.checks.get(name)
        if other is not None and other.passed != check.passed:
            kind: FlipKind = "better" if other.passed else "worse"
            old, new = (f"{'passes' if c.passed else 'fails'}: {c.reason}" for c in (check, other))
            found.append(Flip(before.case, before.repeat, name, kind, old, new))
    return found


def _score_flips(before: CaseResult, now: CaseResult) -> list[Flip]:
    found = []
    for name, old in before.scores.items():
        new = now.scores.get(name)
        if new is not None and abs(new - old) >= _SCORE_STEP:
            kind: FlipKind = "better" if new > old else "worse"
            found.append(Flip(before.case, before.repeat, name, kind, f"{old:.2f}", f"{new:.2f}"))
    return found


def _area_flips(before: CaseResult, now: CaseResult) -> list[Flip]:
    """The areas whose score came nearer to its label or went away from it, or came or went."""
    labels = {pair.area: pair.label for pair in before.pairs}
    found = []
    for area, old in before.exhibit.areas.items():
        new = now.exhibit.areas.get(area)
        if new is None or new.score == old.score:
            continue
        kind = _area_kind(old.score, new.score, labels.get(area), new.status)
        if kind is not None:
            texts = [f"{s.score:g}" if s.score else s.status for s in (old, new)]
            found.append(Flip(before.case, before.repeat, area, kind, texts[0], texts[1]))
    return found


def _area_kind(
    old: float | None, new: float | None, label: int | None, status: str
) -> FlipKind | None:
    if new is None:
        return (
            "newly unscored" if status == "unscored" else ("better" if label is None else "worse")
        )
    if old is None:
        return "newly scored"
    if label is None or abs(new - label) == abs(old - label):
        return None
    return "better" if abs(new - label) < abs(old - label) else "worse"


def _badness(flip: Flip) -> tuple[int, str, str]:
    order = ("worse", "newly unscored", "no longer played", "newly scored", "better")
    return order.index(flip.kind), flip.case, flip.what


def _changed(base: Run, candidate: Run) -> list[str]:
    """Says what has another version or content now."""
    old, new = base.versions.model_dump(), candidate.versions.model_dump()
    lines = []
    for kind in old:
        before = {s["id"]: s for s in (old[kind] if isinstance(old[kind], tuple) else (old[kind],))}
        after = {s["id"]: s for s in (new[kind] if isinstance(new[kind], tuple) else (new[kind],))}
        for name in dict.fromkeys((*before, *after)):
            if before.get(name) != after.get(name):
                lines.append(
                    f"{kind} {name}: {_said(before.get(name))} -> {_said(after.get(name))}"
                )
    packages = dict.fromkeys((*base.packages, *candidate.packages))
    for name in packages:
        was, now = base.packages.get(name, "none"), candidate.packages.get(name, "none")
        if was != now:
            lines.append(f"package {name}: {was} -> {now}")
    return lines


def _said(stamp: Mapping[str, str] | None) -> str:
    if stamp is None:
        return "none"
    version = f"version {stamp['version']}" if stamp["version"] else "no version"
    return f"{version} ({stamp['sha256'] or 'no hash'})"


def prompt_diff(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """Returns the unified diff of two sets of files, by path."""
    parts: list[str] = []
    for name in sorted({*before, *after}):
        old, new = before.get(name, "").splitlines(), after.get(name, "").splitlines()
        parts += difflib.unified_diff(old, new, f"base/{name}", f"candidate/{name}", lineterm="")
    return "\n".join(parts)
