"""How far the levels of simulated candidates come back as grades."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from agent import assets
from agent.records import KeptGrade, LevelsRecovered
from agent.steps.grading import UNCALIBRATED
from agent.steps.interview_rules import Interviewed
from agent.steps.recovering import Recovered, recovered
from agent.wiring.evals.playing import OnCase, unheard
from agent.wiring.evals.run import Order
from agent.wiring.grader import Grader
from agent.wiring.kept_grading import Task, grades_of, key_of
from agent.wiring.metamorphic.grades import Grades, Key

NOT_GRADED = "no area has a grade"
FITTED = "rounds whose grader is fitted on labels"
ASKED = "rounds whose grader is a model that is asked"


def grades_file() -> Path:
    """Returns where the grades of recorded interviews are kept."""
    return assets.data_root() / "evals" / "interviewer" / "grades.jsonl"


def levels_recovered(
    interviews: Sequence[Interviewed],
    truth: Mapping[str, Mapping[str, float]],
    grader: Grader,
    order: Order,
    on_case: OnCase = unheard,
) -> LevelsRecovered:
    """Grades interviews and sets the grades beside the levels that were simulated.

    Args:
        interviews: those whose candidates answer what they are asked.
        truth: by case and area, what the answers are worth.
        grader: who scores, or who did.
        order: its mode says where grades come from, as in `agent.wiring.kept_grading`.
        on_case: is told of every area that is graded.

    Raises:
        DataError: the kept grades are damaged.
        ModelRefusedError: the model will refuse every call.
    """
    tasks = {seen.case: tuple(_tasks(seen, grader)) for seen in interviews}
    store = Grades(grades_file()) if order.mode != "live" else None
    every = {task.key: task for some in tasks.values() for task in some}
    found, faults = grades_of(tuple(every.values()), grader, order, store, on_case)
    rows, missing = [], {}
    parts: dict[str, list[Recovered]] = {FITTED: [], ASKED: []}
    rounds = {seen.case: seen.session.round for seen in interviews}
    for case, some in tasks.items():
        graded = _graded(some, found)
        if graded:
            row = Recovered(case, {area: truth[case][area] for area in graded}, graded)
            rows.append(row)
            fitted = grader.versions(rounds[case]).calibration.id != UNCALIBRATED.id
            parts[FITTED if fitted else ASKED].append(row)
        else:
            why = [faults[task.key] for task in some if task.key in faults]
            missing[case] = why[0] if why else NOT_GRADED
    whole = recovered(rows, missing)
    named = {name: recovered(some, {}) for name, some in parts.items() if some}
    return whole.model_copy(update={"parts": named})


def _tasks(seen: Interviewed, grader: Grader) -> list[Task]:
    """The areas of one interview."""
    session = seen.session
    said = session.transcript(seen.setting.question.title)
    transcript = said.model_copy(update={"id": seen.case})
    versions = grader.versions(session.round)
    return [
        Task(key_of(transcript, area.id, versions), transcript, area.id, seen.case)
        for area in seen.setting.rubric.areas
    ]


def _graded(tasks: Sequence[Task], found: Mapping[Key, KeptGrade]) -> dict[str, float]:
    """The scores of one interview, by area; what has none is left out."""
    some = {task.area: found[task.key].score for task in tasks if task.key in found}
    return {area: score for area, score in some.items() if score is not None}
