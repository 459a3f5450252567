"""Whether a run may pass: every gate with what was asked, what was seen, and where.

A gate that cannot be decided (a stale case, a metric that nothing measured, no baseline) is
`unusable`, which is neither a pass nor a regression.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from agent.records import CaseResult, Run
from agent.records.gates import SuiteGates
from agent.steps.comparing import difference
from agent.steps.metrics import Prices, better_way, cost_usd, metric_names, of_metric

GateStatus = Literal["pass", "fail", "unusable"]

PASS, REGRESSION, UNUSABLE = 0, 1, 2
_SLACK = 1e-9
_LISTED = 8


@dataclass(frozen=True, slots=True)
class GateResult:
    """One gate.

    Attributes:
        suite: the suite's id.
        kind: `invariant`, `floor`, `ceiling`, `regression` or `played`.
        name: of the check or metric.
        status: what came of it.
        asked: what had to hold, in words.
        seen: what was seen, in words.
        cases: the cases that broke it, where they can be named.
    """

    suite: str
    kind: str
    name: str
    status: GateStatus
    asked: str
    seen: str
    cases: tuple[str, ...] = ()


def exit_code(results: Sequence[GateResult]) -> int:
    """Returns 1 where a gate failed, 2 where one could not be decided and none failed, else 0."""
    if any(result.status == "fail" for result in results):
        return REGRESSION
    return UNUSABLE if any(result.status == "unusable" for result in results) else PASS


def judge(
    run: Run, gates: SuiteGates, baseline: Run | None, prices: Prices
) -> tuple[GateResult, ...]:
    """Holds a run against its gates.

    Args:
        run: what was played.
        gates: those of its suite.
        baseline: the run to compare with; None where there is none.
        prices: by model.

    Returns:
        One result a gate. Where a case is stale, floors, ceilings and regressions are unusable:
        what is left would be a suite of another make-up. Invariants are still decided, since
        one case is enough to break them.
    """
    stale = [result for result in run.results if result.status == "stale"]
    results = [_played(run, stale), *_invariants(run, gates)]
    if stale:
        why = f"{len(stale)} of {len(run.results)} cases are stale"
        return (*results, *_undecided(run.suite, gates, why))
    return (
        *results,
        *_floors(run, gates),
        *_ceilings(run, gates, prices),
        *_regressions(run, gates, baseline),
    )


def _played(run: Run, stale: Sequence[CaseResult]) -> GateResult:
    names = tuple(f"{r.case} (sample {r.repeat}): {r.reason}" for r in stale)
    if not run.results:
        return GateResult(run.suite, "played", "cases", "unusable", "at least one", "none")
    status: GateStatus = "unusable" if stale else "pass"
    seen = f"{len(run.results) - len(stale)} of {len(run.results)}"
    return GateResult(run.suite, "played", "cases", status, "every case", seen, names)


def _undecided(suite: str, gates: SuiteGates, why: str) -> Iterator[GateResult]:
    for kind, named in (
        ("floor", gates.floors),
        ("ceiling", gates.ceilings),
        ("regression", gates.max_regression),
    ):
        for name, value in named.items():
            yield GateResult(suite, kind, name, "unusable", f"{value:g}", why)


def _invariants(run: Run, gates: SuiteGates) -> Iterator[GateResult]:
    for name in gates.invariants:
        having = [result for result in run.done if name in result.checks]
        broken = tuple(
            f"{r.case}: {r.checks[name].reason}" for r in having if not r.checks[name].passed
        )
        status: GateStatus = "fail" if broken else ("pass" if having else "unusable")
        seen = f"{len(having) - len(broken)} of {len(having)}"
        yield GateResult(run.suite, "invariant", name, status, "every case", seen, broken[:_LISTED])


def _floors(run: Run, gates: SuiteGates) -> Iterator[GateResult]:
    for name, least in gates.floors.items():
        value = of_metric(name, run.results)
        status = _status(value, value is not None and value >= least - _SLACK)
        yield GateResult(run.suite, "floor", name, status, f">= {least:g}", _number(value))


def _ceilings(run: Run, gates: SuiteGates, prices: Prices) -> Iterator[GateResult]:
    for name, most in gates.ceilings.items():
        if name == "cost":
            value = cost_usd(run.done, run.versions.model.id, prices)
        else:
            value = of_metric(name, run.results)
        status = _status(value, value is not None and value <= most + _SLACK)
        yield GateResult(run.suite, "ceiling", name, status, f"<= {most:g}", _number(value))


def _regressions(run: Run, gates: SuiteGates, baseline: Run | None) -> Iterator[GateResult]:
    before: Mapping[tuple[str, int], CaseResult] = (
        {r.key: r for r in baseline.done} if baseline else {}
    )
    pairs = [(before[r.key], r) for r in run.done if r.key in before]
    known = metric_names(run.results)
    for name, allowed in gates.max_regression.items():
        asked = f"at most {allowed:g} worse than the baseline"
        if not pairs or name not in known:
            seen = "no baseline" if not pairs else "not measured"
            yield GateResult(run.suite, "regression", name, "unusable", asked, seen)
            continue
        found = difference(name, pairs)
        if found.difference is None:
            yield GateResult(run.suite, "regression", name, "unusable", asked, "not measured")
            continue
        worse = found.difference if better_way(name) == "lower" else -found.difference
        sure = found.finding == "worse"
        status: GateStatus = "fail" if sure and worse > allowed + _SLACK else "pass"
        spread = "" if found.low is None else f", 95 % {found.low:+.3f} to {found.high:+.3f}"
        seen = f"{found.difference:+.3f}{spread} ({len(pairs)} cases)"
        cases = tuple(_worse_cases(name, pairs)) if status == "fail" else ()
        yield GateResult(run.suite, "regression", name, status, asked, seen, cases)


def _worse_cases(name: str, pairs: Sequence[tuple[CaseResult, CaseResult]]) -> list[str]:
    """Names the cases in which a metric fell most."""
    gaps = []
    for before, after in pairs:
        old, new = of_metric(name, [before]), of_metric(name, [after])
        if old is not None and new is not None:
            gaps.append((old - new if better_way(name) == "higher" else new - old, before.case))
    return [f"{case}: {gap:.2f} worse" for gap, case in sorted(gaps, reverse=True)[:3] if gap > 0]


def _status(value: float | None, holds: bool) -> GateStatus:
    if value is None:
        return "unusable"
    return "pass" if holds else "fail"


def _number(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.3f}"
