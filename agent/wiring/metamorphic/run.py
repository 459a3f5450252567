"""Playing the metamorphic suite: from kept grades, live, or recording as it goes.

A case needs two grades of its area, before and after the change. What is not kept is reported by
case; it is never answered by something like it.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version

from agent import assets
from agent.errors import EvalError, ModelAnswerError, ModelUnavailableError, one_line
from agent.ports.langchain_model import LangChainModel
from agent.ports.weights import Progress, silent
from agent.records import CaseResult, Check, Exhibit, KeptGrade, Run, Transcript, Versions
from agent.settings import Role, Settings
from agent.steps.grading import content_hash
from agent.steps.metamorphic import looked_at
from agent.steps.metamorphic.figures import SCORED
from agent.wiring.evals.locking import prompt_texts, run_versions
from agent.wiring.evals.playing import OnCase, unheard
from agent.wiring.evals.run import Order
from agent.wiring.graders import Grader, open_grader
from agent.wiring.metamorphic.cases import SUITE_ID, ChangedCase, chosen_cases, metamorphic_stamp
from agent.wiring.metamorphic.grades import Grades, Key, graded_by, grades_file
from agent.wiring.models import Models, open_models, replayed_chat

_PACKAGES = ("openai", "langchain", "langchain-openai", "xllamacpp")


@dataclass(frozen=True, slots=True)
class _Task:
    """One area of one transcript, to be graded."""

    key: Key
    transcript: Transcript
    area: str
    case: str


class _Unopened(Models):
    """Models as they were recorded: their stamps are known, and none of them is started."""

    def get(self, role: Role) -> LangChainModel:
        return replayed_chat(self.name(role))


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
    with _opened(asked, order, progress) as grader:
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


@contextmanager
def _opened(settings: Settings, order: Order, progress: Progress) -> Iterator[Grader]:
    if order.mode == "replay":
        with open_grader(settings, _Unopened(settings), progress) as grader:
            yield grader
        return
    with (
        open_models(settings, progress) as models,
        open_grader(settings, models, progress) as grader,
    ):
        yield grader


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
    found: dict[Key, KeptGrade] = {}
    if store is not None and not order.anew:
        found = {key: kept for key in tasks if (kept := store.find(key)) is not None}
    todo = [task for key, task in tasks.items() if key not in found]
    faults: dict[Key, str] = {}
    if store is not None and order.mode == "replay":
        faults = {task.key: _missing(task.key, store) for task in todo}
        todo = []
    for task, grade in _graded(todo, grader, versions, order.jobs, on_case):
        if isinstance(grade, str):
            faults[task.key] = grade
            continue
        found[task.key] = grade
        if store is not None:
            store.add(grade)
    if store is not None and order.mode == "record" and not (order.cases or order.tag):
        store.keep_only({key[:2] for key in tasks})
    return tuple(_result(case, versions, found, faults, order) for case in cases)


def _tasks(cases: Sequence[ChangedCase], versions: Mapping[str, Versions]) -> dict[Key, _Task]:
    """What has to be graded, each once: of an area the base first, then its changes."""
    tasks: dict[Key, _Task] = {}
    for case in cases:
        for transcript, name in (
            (case.said.transcript, f"{case.said.name}/base"),
            (case.changed, case.name),
        ):
            key = _key(transcript, case, versions)
            tasks.setdefault(key, _Task(key, transcript, case.said.area, name))
    return tasks


def _key(transcript: Transcript, case: ChangedCase, versions: Mapping[str, Versions]) -> Key:
    return content_hash(transcript), case.said.area, graded_by(versions[transcript.round])


def _missing(key: Key, store: Grades) -> str:
    if other := store.other(key):
        return f"needs recording: it was graded by {other}, under other versions"
    return "needs recording: it was never graded"


def _graded(
    tasks: Sequence[_Task],
    grader: Grader,
    versions: Mapping[str, Versions],
    jobs: int,
    on_case: OnCase,
) -> Iterator[tuple[_Task, KeptGrade | str]]:
    """Grades, and yields each as soon as it and those before it are there."""
    began = time.monotonic()
    pool = ThreadPoolExecutor(max_workers=jobs)
    try:
        futures = [pool.submit(_grade, task, grader, versions) for task in tasks]
        for number, (task, future) in enumerate(zip(tasks, futures, strict=True), 1):
            grade = future.result()
            yield task, grade
            left = (time.monotonic() - began) / number * (len(tasks) - number) / 60
            told = grade if isinstance(grade, str) else _told(grade)
            on_case(task.case, 1, f"{told} ({number} of {len(tasks)}, about {left:.0f} min left)")
    finally:
        pool.shutdown(cancel_futures=True)


def _told(grade: KeptGrade) -> str:
    return grade.reason if grade.score is None else f"{grade.score:.2f}"


def _grade(task: _Task, grader: Grader, versions: Mapping[str, Versions]) -> KeptGrade | str:
    """Grades one area; a text where the call failed, so that it is tried again another time."""
    try:
        card = grader.grade(task.transcript, only=(task.area,))
    except (ModelAnswerError, ModelUnavailableError) as error:
        return f"the grader's call failed: {error.fault}"
    area = card.areas[task.area]
    if area.call_failed:
        return area.unscored_reason or "the grader's call failed"
    sha256, area_id, by = task.key
    return KeptGrade(
        sha256=sha256,
        area=area_id,
        grader=by,
        model=versions[task.transcript.round].model.id,
        case=task.case,
        score=area.score,
        status=area.status,
        reason=one_line(area.unscored_reason or ""),
    )


def _result(
    case: ChangedCase,
    versions: Mapping[str, Versions],
    found: Mapping[Key, KeptGrade],
    faults: Mapping[Key, str],
    order: Order,
) -> CaseResult:
    keys = [_key(transcript, case, versions) for transcript in (case.said.transcript, case.changed)]
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
