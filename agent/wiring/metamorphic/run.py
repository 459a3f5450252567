"""Playing the metamorphic suite: from kept grades, live, or recording as it goes.

A case needs two grades of its area, before and after the change. What is not kept is reported by
case; it is never answered by something like it.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version

from agent import assets
from agent.errors import EvalError
from agent.ports.weights import Progress, silent
from agent.records import CaseResult, Check, Exhibit, KeptGrade, Run, Versions
from agent.settings import Settings
from agent.steps.metamorphic import looked_at
from agent.steps.metamorphic.figures import SCORED
from agent.wiring.evals.locking import prompt_texts, run_versions
from agent.wiring.evals.playing import OnCase, unheard
from agent.wiring.evals.run import Order
from agent.wiring.grader import Grader
from agent.wiring.kept_grading import Task, grades_of, key_of, opened_grader
from agent.wiring.metamorphic.cases import SUITE_ID, ChangedCase, chosen_cases, metamorphic_stamp
from agent.wiring.metamorphic.grades import Grades, Key, grades_file

_PACKAGES = ("openai", "langchain", "langchain-openai", "xllamacpp")


def run_metamorphic(
    order: Order,
    settings: Settings,
    on_case: OnCase = unheard,
    progress: Progress = silent,
) -> Run:
    """Plays the suite as ordered, by the grader that `mockloop grade` would use.

    Raises:
        EvalError: the labelled transcripts are not there, or the order asks for samples.
        DataError: bases, banks or kept grades break their own rules, or no case is left.
        SettingError: the model cannot be used.
        ModelRefusedError: the model will refuse every call.
    """
    if order.repeats > 1 or order.temperature > 0:
        raise EvalError(
            f"{SUITE_ID} plays every case once, at temperature 0",
            "leave out --repeats and --temperature",
        )
    cases = chosen_cases(order.cases, order.tag)
    name = order.model or f"embedded:{assets.known_models().embedded[0].id}"
    own = settings.gguf if order.model == "embedded" else None
    asked = replace(settings, model=name, grader_model=name, gguf=own)
    began, started = time.monotonic(), datetime.now(UTC).isoformat(timespec="seconds")
    with opened_grader(asked, order, progress) as grader:
        results = play_cases(cases, grader, order, on_case)
        stamps = grader.versions(cases[0].changed.round)
    fixtures = metamorphic_stamp()
    return Run(
        suite=SUITE_ID,
        mode=order.mode,
        started=started,
        seconds=round(time.monotonic() - began, 3),
        packages={name: version(name) for name in _PACKAGES},
        versions=run_versions(fixtures, stamps.model, stamps.corpus, stamps.calibration),
        texts=prompt_texts(),
        results=results,
    )


def play_cases(
    cases: Sequence[ChangedCase], grader: Grader, order: Order, on_case: OnCase = unheard
) -> tuple[CaseResult, ...]:
    """Plays cases with a grader.

    Args:
        cases: at least one.
        grader: who scores, or who did.
        order: its mode says where grades come from: `replay` reads the kept ones, `record` adds
            what is missing (all of it with `anew`), `live` asks for every one and keeps none.
        on_case: is told of every area that is graded.

    Returns:
        A result a case, in their order.

    Raises:
        DataError: the kept grades are damaged.
        ModelRefusedError: the model will refuse every call.
    """
    versions = {r: grader.versions(r) for r in dict.fromkeys(c.changed.round for c in cases)}
    tasks = _tasks(cases, versions)
    store = Grades(grades_file()) if order.mode != "live" else None
    found, faults = grades_of(tuple(tasks.values()), grader, order, store, on_case)
    if store is not None and order.mode == "record" and not (order.cases or order.tag):
        store.keep_only({key[:2] for key in tasks})
    return tuple(_result(case, versions, found, faults, order) for case in cases)


def _tasks(cases: Sequence[ChangedCase], versions: Mapping[str, Versions]) -> dict[Key, Task]:
    """What has to be graded, each once: of an area the base first, then its changes."""
    tasks: dict[Key, Task] = {}
    for case in cases:
        for transcript, name in (
            (case.said.transcript, f"{case.said.name}/base"),
            (case.changed, case.name),
        ):
            key = key_of(transcript, case.said.area, versions[transcript.round])
            tasks.setdefault(key, Task(key, transcript, case.said.area, name))
    return tasks


def _result(
    case: ChangedCase,
    versions: Mapping[str, Versions],
    found: Mapping[Key, KeptGrade],
    faults: Mapping[Key, str],
    order: Order,
) -> CaseResult:
    both = (case.said.transcript, case.changed)
    keys = [key_of(each, case.said.area, versions[each.round]) for each in both]
    blank = CaseResult(case=case.name, fixture=case.fixture, exhibit=Exhibit(turns=case.shown))
    for what, key in zip(("before", "after"), keys, strict=True):
        if key in faults:
            status = "stale" if order.mode == "replay" else "failed"
            reason = f"{what} the change: {faults[key]}"
            return blank.model_copy(update={"status": status, "reason": reason})
    before, after = (found[key] for key in keys)
    if before.score is None or after.score is None:
        what, grade = ("before", before) if before.score is None else ("after", after)
        seen = f"unscored {what} the change: {grade.reason}"
        return blank.model_copy(update={"checks": {SCORED: Check(passed=False, reason=seen)}})
    looked = looked_at(case.family, before.score, after.score)
    seen = f"{before.score:.2f} -> {after.score:.2f}"
    checks = {SCORED: Check(passed=True, reason=seen), **looked.checks}
    return blank.model_copy(update={"checks": checks, "scores": looked.scores})
