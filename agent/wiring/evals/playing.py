"""Playing a suite: live, from recordings, or recording as it goes.

One case is one recording. What a recording does not hold is reported by case as stale; it is
never answered by something like it, and never left out.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from pydantic_evals import Case, Dataset
from pydantic_evals.lifecycle import CaseLifecycle
from pydantic_evals.reporting import EvaluationReport, ReportCase, ReportCaseFailure

from agent.errors import ModelAnswerError, ModelError, StaleError
from agent.ports.cassettes import CassetteKey, Shelf, recording, replaying
from agent.ports.chat import ChatModel
from agent.ports.retriever import Retriever
from agent.records import CaseResult, Check, Run, RunVersions
from agent.records.evaluation import RunMode
from agent.wiring.evals.fixtures import fixture_of
from agent.wiring.evals.suites import Played, Stage, Suite, Witness

OnCase = Callable[[str, int, str], None]
"""Is told of a case's name, its repeat, and what came of it: done, kept, stale or failed."""

_PACKAGES = ("openai", "langchain", "langchain-openai", "chromadb", "pydantic-evals", "xllamacpp")
_NOW: ContextVar[tuple[Case[Any, Any, Any], int]] = ContextVar("the case, and which sample of it")


def unheard(case: str, repeat: int, outcome: str) -> None:
    """An `OnCase` that shows nothing."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be played, and how.

    Attributes:
        suite: the suite.
        cases: those of its cases that are played.
        mode: `replay`, `live` or `record`.
        model_name: PROVIDER:NAME, which recordings are filed under.
        recorded: gives the model that is answered from recordings, by sample, from 1.
        live: gives the model itself, by sample; it is opened only when it is needed.
        retriever: what the interviewer searches.
        shelf: where the recordings are.
        repeats: samples a case.
        anew: records also what is recorded and still fits.
        jobs: how many cases are played at once; only a live run has more than one.
    """

    suite: Suite
    cases: Dataset[Any, Any, Any]
    mode: RunMode
    model_name: str
    recorded: Callable[[int], ChatModel]
    live: Callable[[int], ChatModel]
    retriever: Retriever
    shelf: Shelf
    repeats: int = 1
    anew: bool = False
    jobs: int = 1


@dataclass(slots=True)
class _Player:
    """Plays the cases of one plan.

    Attributes:
        faults: why a sample could not be played, by case and sample.
        bug: an error that is nobody's but the program's.
    """

    plan: Plan
    on_case: OnCase
    faults: dict[tuple[str, int], tuple[str, str]] = field(default_factory=dict)
    bug: Exception | None = None

    def play(self, inputs: Any) -> Played:
        """Plays one sample of the case that has just been set up."""
        case, repeat = _NOW.get()
        name, expected = case.name or "", case.expected_output
        try:
            played, outcome = self._sample(name, repeat, inputs, expected)
        except StaleError as error:
            self.faults[name, repeat] = ("stale", f"needs recording: {error.fault}")
            self.on_case(name, repeat, f"stale: needs recording ({error.fault})")
            raise
        except ModelError as error:
            self.faults[name, repeat] = ("failed", error.fault)
            self.on_case(name, repeat, f"failed: {error.fault}")
            raise
        except Exception as error:
            self.bug = self.bug or error
            raise
        self.on_case(name, repeat, outcome)
        return played

    def _sample(self, name: str, repeat: int, inputs: Any, expected: Any) -> tuple[Played, str]:
        plan = self.plan
        if plan.mode == "live":
            return self._once(plan.live(repeat), inputs, expected), "done"
        key = CassetteKey(plan.suite.id, plan.model_name, name, repeat)
        if not (plan.mode == "record" and plan.anew):
            try:
                return self._replayed(key, inputs, expected), "kept"
            except StaleError:
                if plan.mode == "replay":
                    raise
        return self._recorded(key, inputs, expected), "recorded"

    def _recorded(self, key: CassetteKey, inputs: Any, expected: Any) -> Played:
        """Plays live and keeps the recording, also of an answer that cannot be used."""
        unusable: ModelAnswerError | None = None
        with recording(self.plan.shelf.new(key)) as tape:
            try:
                played = self._once(self.plan.live(key.repeat), inputs, expected)
                tape.seconds = played.usage.seconds
            except ModelAnswerError as error:
                unusable = error
        if unusable is not None:
            raise unusable
        return played

    def _replayed(self, key: CassetteKey, inputs: Any, expected: Any) -> Played:
        """Plays from the first recording that holds all that is asked."""
        stale = StaleError("it was never recorded")
        for path in (*self.plan.shelf.found(key), None):
            try:
                with replaying(path or self.plan.shelf.new(key).with_suffix(".none")) as tape:
                    played = self._once(self.plan.recorded(key.repeat), inputs, expected)
                usage = played.usage.model_copy(update={"seconds": tape.seconds})
                return replace(played, usage=usage)
            except StaleError as error:
                stale = error if path else stale
        raise stale

    def _once(self, model: ChatModel, inputs: Any, expected: Any) -> Played:
        witness = Witness(model)
        return self.plan.suite.play(inputs, expected, Stage(witness, self.plan.retriever))


def play_suite(plan: Plan, versions: RunVersions, on_case: OnCase = unheard) -> Run:
    """Plays cases and has them looked at.

    Args:
        plan: what is played.
        versions: what is in force.
        on_case: is told of every sample when it is done.

    Returns:
        The run, not yet written.
    """
    began, started = time.monotonic(), datetime.now(UTC).isoformat(timespec="seconds")
    player = _Player(plan, on_case)
    report = _evaluated(plan, player)
    if player.bug is not None:
        raise player.bug
    return Run(
        suite=plan.suite.id,
        mode=plan.mode,
        started=started,
        seconds=round(time.monotonic() - began, 3),
        packages={name: version(name) for name in _PACKAGES},
        versions=versions,
        results=tuple(_results(plan, report, player)),
    )


def _evaluated(plan: Plan, player: _Player) -> EvaluationReport[Any, Any, Any]:
    begun: Counter[str] = Counter()

    class Turns(CaseLifecycle[Any, Any, Any]):
        """Says which sample of which case is being played."""

        async def setup(self) -> None:
            name = self.case.name or ""
            begun[name] += 1
            _NOW.set((self.case, begun[name]))

    return plan.cases.evaluate_sync(
        player.play,
        task_name=plan.suite.id,
        max_concurrency=plan.jobs if plan.mode == "live" else 1,
        progress=False,
        repeat=plan.repeats,
        lifecycle=Turns,
    )


def _results(
    plan: Plan, report: EvaluationReport[Any, Any, Any], player: _Player
) -> Iterator[CaseResult]:
    """Yields the results in the order of the fixtures."""
    found = {_named(each): each for each in report.cases}
    lost = {_named(each): each for each in report.failures}
    for case in plan.cases.cases:
        for repeat in range(1, plan.repeats + 1):
            key = (case.name or "", repeat)
            yield _result(case, repeat, found.get(key) or lost[key], player)


def _named(each: ReportCase[Any, Any, Any] | ReportCaseFailure[Any, Any, Any]) -> tuple[str, int]:
    """The case, and which sample of it; pydantic-evals writes "name [2/3]"."""
    if each.source_case_name is None:
        return each.name, 1
    sample = each.name.removeprefix(each.source_case_name).strip(" []").partition("/")[0]
    return each.source_case_name, int(sample)


def _result(
    case: Case[Any, Any, Any],
    repeat: int,
    each: ReportCase[Any, Any, Any] | ReportCaseFailure[Any, Any, Any],
    player: _Player,
) -> CaseResult:
    name, fixture = case.name or "", fixture_of(case)
    if isinstance(each, ReportCaseFailure):
        status, reason = player.faults.get((name, repeat), ("", ""))
        if status not in ("stale", "failed"):
            raise RuntimeError(f"case {name}: {each.error_message}\n{each.error_stacktrace}")
        return CaseResult(
            case=name,
            repeat=repeat,
            fixture=fixture,
            status="stale" if status == "stale" else "failed",
            reason=reason,
        )
    for failure in each.evaluator_failures:
        raise RuntimeError(f"case {name}: {failure.error_message}\n{failure.error_stacktrace}")
    played: Played = each.output
    return CaseResult(
        case=name,
        repeat=repeat,
        fixture=fixture,
        checks={
            key: Check(passed=bool(found.value), reason=found.reason or "")
            for key, found in each.assertions.items()
        },
        scores={key: float(found.value) for key, found in each.scores.items()},
        pairs=played.pairs,
        signals=dict(played.signals),
        usage=played.usage,
        exhibit=played.exhibit,
        session=played.session,
    )
