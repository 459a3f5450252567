"""Grading areas of transcripts, each once: from kept grades, live, or keeping as it goes."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from agent.errors import ModelAnswerError, ModelUnavailableError, one_line
from agent.ports.langchain_model import LangChainModel
from agent.ports.weights import Progress
from agent.records import KeptGrade, Transcript, Versions
from agent.settings import Role, Settings
from agent.steps.grading import content_hash
from agent.wiring.evals.playing import OnCase
from agent.wiring.evals.run import Order
from agent.wiring.grader import Grader
from agent.wiring.graders import open_judge
from agent.wiring.metamorphic.grades import Grades, Key, graded_by
from agent.wiring.models import Models, open_models, replayed_chat


@dataclass(frozen=True, slots=True)
class Task:
    """One area of one transcript, to be graded.

    Attributes:
        key: by what its grade is kept, as of `key_of`.
        transcript: what was said.
        area: the area's id.
        case: for whom, for people.
    """

    key: Key
    transcript: Transcript
    area: str
    case: str


class _Unopened(Models):
    """Models as they were recorded: their stamps are known, and none of them is started."""

    def get(self, role: Role) -> LangChainModel:
        return replayed_chat(self.name(role))


@contextmanager
def opened_grader(settings: Settings, order: Order, progress: Progress) -> Iterator[Grader]:
    """Yields who grades; in a replay nobody is started, and only the stamps are known."""
    if order.mode == "replay":
        with open_judge(settings, _Unopened(settings), progress) as grader:
            yield grader
        return
    with (
        open_models(settings, progress) as models,
        open_judge(settings, models, progress) as grader,
    ):
        yield grader


def key_of(transcript: Transcript, area: str, versions: Versions) -> Key:
    """Returns by what a grade of an area is kept.

    Args:
        transcript: what was said.
        area: the area's id.
        versions: the grader's, for the transcript's round.
    """
    return content_hash(transcript), area, graded_by(versions)


def grades_of(
    tasks: Sequence[Task],
    grader: Grader,
    order: Order,
    store: Grades | None,
    on_case: OnCase,
) -> tuple[dict[Key, KeptGrade], dict[Key, str]]:
    """Returns the grades of tasks, and why others have none.

    Args:
        tasks: what is graded, each key once.
        grader: who scores, or who did.
        order: its mode says where grades come from: `replay` reads the kept ones, `record` adds
            what is missing (all of it with `anew`), `live` asks for every one.
        store: the kept grades; None where none are kept.
        on_case: is told of every area that is graded.

    Raises:
        ModelRefusedError: the model will refuse every call.
    """
    found: dict[Key, KeptGrade] = {}
    if store is not None and not order.anew:
        found = {t.key: kept for t in tasks if (kept := store.find(t.key)) is not None}
    todo = [task for task in tasks if task.key not in found]
    faults: dict[Key, str] = {}
    if store is not None and order.mode == "replay":
        faults = {task.key: _missing(task.key, store) for task in todo}
        todo = []
    for task, grade in _graded(todo, grader, order.jobs, on_case):
        if isinstance(grade, str):
            faults[task.key] = grade
            continue
        found[task.key] = grade
        if store is not None:
            store.add(grade)
    return found, faults


def _missing(key: Key, store: Grades) -> str:
    if other := store.other(key):
        return f"needs recording: it was graded by {other}, under other versions"
    return "needs recording: it was never graded"


def _graded(
    tasks: Sequence[Task],
    grader: Grader,
    jobs: int,
    on_case: OnCase,
) -> Iterator[tuple[Task, KeptGrade | str]]:
    """Grades, and yields each as soon as it and those before it are there."""
    began = time.monotonic()
    pool = ThreadPoolExecutor(max_workers=jobs)
    try:
        futures = [pool.submit(_grade, task, grader) for task in tasks]
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


def _grade(task: Task, grader: Grader) -> KeptGrade | str:
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
        model=grader.versions(task.transcript.round).model.id,
        case=task.case,
        score=area.score,
        status=area.status,
        reason=one_line(area.unscored_reason or ""),
    )
