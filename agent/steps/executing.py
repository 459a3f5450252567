"""Running a candidate's code against a problem's test groups."""

import json
import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from agent.ports.sandbox import Limits, Program, Reply, Sandbox
from agent.records import CaseRun, CaseVerdict, Execution, Group, Stamp
from agent.steps.fencing import clean

GROUPS: tuple[Group, ...] = ("examples", "ordinary", "edge", "scale")

SCALE_S = 2.0
"""Seconds for a case of the scale group, or five times what the reference takes if that is more."""

_TIMES_REFERENCE = 5.0
_REFERENCE_S = 30.0
_RESTARTS = 3
_SHOWN = 200
_SEED = 7
_TOLERANCE = 1e-6

Args = Sequence[Any]
Check = Callable[[Args, Any, Any], bool]


@dataclass(frozen=True, slots=True)
class Case:
    """One test case; `want` may be `{"raises": "ValueError"}`."""

    args: Args
    want: Any
    limit_s: float | None = None


@dataclass(frozen=True, slots=True)
class Cases:
    """The test cases of a problem.

    Attributes:
        examples, ordinary, edge: with what is expected.
        scale: sizes of the scale group; what is expected there, the reference says.
        sized: makes arguments of a size.
        check: says whether an answer is right where several are.
        close: whether numbers need only be close.
    """

    examples: Sequence[Case] = ()
    ordinary: Sequence[Case] = ()
    edge: Sequence[Case] = ()
    scale: Sequence[int] = ()
    sized: Callable[[int, Random], Args] | None = None
    check: Check | None = None
    close: bool = False

    def right(self, case: Case, got: Any) -> bool:
        """Whether what was returned is what was wanted; a check may meet values of any shape."""
        if self.check is None:
            return same(got, case.want, close=self.close)
        try:
            return bool(self.check(json.loads(json.dumps(case.args)), got, case.want))
        except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError):
            return False


@dataclass(frozen=True, slots=True)
class Task:
    """What solutions are run against.

    Attributes:
        stamp: the problem.
        entry: the function that is called; empty where a driver calls.
        cases: the test cases.
        reference: a solution that is right, for the scale group.
        driver: module with `drive(module, args)`; empty for none.
        files: further modules.
    """

    stamp: Stamp
    entry: str
    cases: Cases
    reference: str = ""
    driver: str = ""
    files: Mapping[str, str] = field(default_factory=dict)

    def program(self, code: str) -> Program:
        """A solution as the sandbox runs it."""
        return Program(code=code, entry=self.entry, driver=self.driver, files=self.files)


OnCase = Callable[[CaseRun], None]


def execute(
    task: Task,
    code: str,
    sandbox: Sandbox,
    groups: Sequence[Group] = GROUPS,
    limits: Limits | None = None,
    on_case: OnCase | None = None,
) -> Execution:
    """Runs a solution.

    Each group is a process of its own. Where a case brings it down, the rest of the group goes on
    in a new one, up to three times; what is left then was not run.

    Raises:
        SandboxError: no process could be started.
    """
    limits = limits or Limits()
    began, done, peaks = time.perf_counter(), list[CaseRun](), list[float]()
    loading = ""
    for group in groups:
        for run, failed in _group(task, code, sandbox, group, limits):
            done.append(run)
            if run.peak_mb is not None:
                peaks.append(run.peak_mb)
            loading = loading or failed
            if on_case:
                on_case(run)
    return Execution(
        problem=task.stamp,
        sandbox=sandbox.stamp,
        cases=tuple(done),
        loading=loading,
        seconds=time.perf_counter() - began,
        peak_mb=max(peaks, default=None),
    )


def call_once(
    task: Task, code: str, sandbox: Sandbox, args: Args, limits: Limits
) -> tuple[str, str]:
    """Calls a solution once.

    Returns:
        The call, as Python writes it, and what came of it.

    Raises:
        SandboxError: no process could be started.
    """
    given = f"{task.entry}({', '.join(map(repr, args))})"
    with sandbox.start(task.program(code), limits) as run:
        reply = run.loaded if run.loaded.ended != "returned" else run.call(args)
    return given, _ending(reply)


def _group(
    task: Task, code: str, sandbox: Sandbox, group: Group, limits: Limits
) -> Iterator[tuple[CaseRun, str]]:
    """Runs a group; yields each case, and why the code could not be loaded."""
    cases = list(cases_of(task, group, sandbox, limits))
    place, runs = 0, 0
    while place < len(cases) and runs <= _RESTARTS:
        runs += 1
        with sandbox.start(task.program(code), limits) as run:
            if run.loaded.ended != "returned":
                failed = _ending(run.loaded)
                for number, case in enumerate(cases[place:], place + 1):
                    yield _not_run(task, group, number, case, failed), failed
                return
            while place < len(cases):
                case, place = cases[place], place + 1
                reply = run.call(case.args, case.limit_s)
                yield _outcome(task, group, place, case, reply), ""
                if reply.over:
                    break
    for number, case in enumerate(cases[place:], place + 1):
        yield _not_run(task, group, number, case, "earlier cases brought it down too often"), ""


def cases_of(task: Task, group: Group, sandbox: Sandbox, limits: Limits) -> Iterator[Case]:
    """Returns the cases of a group; those of the scale group are worked out by the reference."""
    cases = task.cases
    if group != "scale":
        yield from {"examples": cases.examples, "ordinary": cases.ordinary, "edge": cases.edge}[
            group
        ]
        return
    if cases.sized is None or not cases.scale:
        return
    with sandbox.start(task.program(task.reference), limits) as run:
        for size in cases.scale:
            args = list(cases.sized(size, Random(_SEED)))  # noqa: S311 - not for secrets
            reply = run.call(args, _REFERENCE_S)
            if reply.ended != "returned" or reply.odd:
                raise AssertionError(f"the reference of {task.stamp.id} failed: {_ending(reply)}")
            limit_s = max(SCALE_S, _TIMES_REFERENCE * (reply.cpu_s or 0.0))
            yield Case(args=args, want=reply.value, limit_s=limit_s)


def _outcome(task: Task, group: Group, number: int, case: Case, reply: Reply) -> CaseRun:
    return CaseRun(
        group=group,
        number=number,
        verdict=_verdict(task.cases, case, reply),
        given=_given(task, case),
        expected=_expected(case.want),
        got=_ending(reply),
        seconds=reply.seconds,
        peak_mb=reply.peak_mib,
        printed=clean(reply.printed),
    )


def _not_run(task: Task, group: Group, number: int, case: Case, why: str) -> CaseRun:
    return CaseRun(
        group=group,
        number=number,
        verdict="not-run",
        given=_given(task, case),
        expected=_expected(case.want),
        got=why,
    )


def _verdict(cases: Cases, case: Case, reply: Reply) -> CaseVerdict:
    wanted = _raises(case.want)
    if reply.ended == "raised":
        return "passed" if wanted and wanted in reply.raised else "raised"
    if reply.ended != "returned":
        return reply.ended
    if wanted or reply.odd:
        return "wrong"
    return "passed" if cases.right(case, reply.value) else "wrong"


def _raises(want: Any) -> str:
    """The error that is wanted; empty where a value is."""
    if isinstance(want, dict) and set(want) == {"raises"}:
        return str(want["raises"])
    return ""


def _expected(want: Any) -> str:
    return _raises(want) or _short(want)


def _ending(reply: Reply) -> str:
    """What came of a call, in a few words."""
    if reply.odd:
        return clean(reply.odd)
    if reply.raised:
        where = f" (line {reply.line})" if reply.line else ""
        return clean(f"{reply.raised[0]}: {reply.message}".rstrip(": "))[:_SHOWN] + where
    return _short(reply.value) if reply.ended == "returned" else clean(reply.message)


def _given(task: Task, case: Case) -> str:
    return f"{task.entry}({', '.join(_short(each) for each in case.args)})"


def _short(value: Any) -> str:
    """A value as Python writes it, with what is long cut out of its middle."""
    if isinstance(value, list) and len(value) > _SHOWN:
        return f"{repr(value[:8])[:-1][: _SHOWN // 2]}, … {len(value):,} in all]"
    text = repr(value)
    if len(text) <= _SHOWN:
        return text
    return f"{text[: _SHOWN // 2]} … {text[-_SHOWN // 4 :]}"


def same(got: Any, want: Any, *, close: bool) -> bool:
    """Whether two JSON values are the same; numbers need only be close where that is said.

    True and 1 are not the same, 1 and 1.0 are. Close means within 1e-6, relative above 1. NaN is
    the same as NaN.
    """
    if isinstance(got, bool) or isinstance(want, bool):
        return got is want
    if isinstance(got, int | float) and isinstance(want, int | float):
        if math.isnan(want) or math.isnan(got):
            return math.isnan(want) and math.isnan(got)
        if close and math.isfinite(want) and math.isfinite(got):
            return abs(got - want) <= _TOLERANCE * max(1.0, abs(want))
        return got == want
    if isinstance(got, list) and isinstance(want, list):
        return len(got) == len(want) and all(
            same(a, b, close=close) for a, b in zip(got, want, strict=True)
        )
    if isinstance(got, dict) and isinstance(want, dict):
        return got.keys() == want.keys() and all(
            same(got[key], want[key], close=close) for key in want
        )
    return type(got) is type(want) and bool(got == want)
