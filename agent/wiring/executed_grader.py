"""A grader that runs the candidate's code: what running decides is not asked of a model."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import get_args

from agent import assets
from agent.ports.sandbox import Limits, Sandbox
from agent.ports.weights import Progress, silent
from agent.records import (
    AreaScore,
    CaseRun,
    CodingRound,
    Execution,
    Problem,
    Review,
    Scorecard,
    Stamp,
    Transcript,
    Versions,
)
from agent.settings import Settings
from agent.steps.addressed import GAP, without_addressed
from agent.steps.ai_review import TRIED, review_of
from agent.steps.code_events import BadCallError, arguments
from agent.steps.code_found import FoundCode, code_in
from agent.steps.executed_scores import COMPLEXITY, CORRECTNESS, EDGE_CASES, Ran, executed_scores
from agent.steps.executing import Case, Task, execute
from agent.steps.grading import OnArea, no_report
from agent.steps.growth import measure_growth
from agent.steps.near_bar import verdict_near_bar
from agent.wiring.classics import Classic, classic_of, classics_stamp
from agent.wiring.grader import Grader
from agent.wiring.graders import open_judge
from agent.wiring.models import Models
from agent.wiring.problems import problem_stamp, sandbox_here, task_of

EXECUTED_VERSION = "1"
"""Raised when what is made of a run changes."""

_ROUNDS = get_args(CodingRound)
_FROM_FUTURE = re.compile(r"^from __future__ import [^\n]*", re.MULTILINE)
_NOT_FOUND = "LookupError"
"""What a driver of a known problem raises, of just that type, where it finds nothing to call."""
_OURS = (CORRECTNESS, EDGE_CASES, COMPLEXITY)
_WITH_HELP = "problem_solving"
_MOST_WITH_HINTS = (5.0, 4.0, 4.0, 3.0)
"""The most that solving a problem earns after so many rungs of the hint ladder."""


@dataclass(frozen=True, slots=True)
class Known:
    """A problem that a transcript is about.

    Attributes:
        task: what code is run against.
        problem: of our bank; None for another.
        classic: the other; None for one of our bank.
    """

    task: Task
    problem: Problem | None = None
    classic: Classic | None = None

    @property
    def names(self) -> frozenset[str]:
        """What code may use without defining it."""
        return self.classic.known if self.classic else frozenset()

    def whole(self, code: FoundCode) -> str:
        """A candidate's code with what it may rely on, which begins with such lines itself."""
        if self.classic is None:
            return code.text
        return f"{self.classic.prelude}\n{_FROM_FUTURE.sub('', code.text)}"


class ExecutedGrader:
    """Scores coding rounds by running the code, and leaves the rest to another grader.

    Args:
        inner: who judges.
        sandbox: opens where code is run; None where none keeps foreign code apart.
    """

    def __init__(self, inner: Grader, sandbox: Callable[[], Sandbox | None]) -> None:
        self._inner, self._sandbox = inner, sandbox

    def versions(self, round_id: str) -> Versions:
        """See `Grader.versions`."""
        versions = self._inner.versions(round_id)
        if round_id not in _ROUNDS:
            return versions
        return versions.model_copy(update={"prompts": (*versions.prompts, executed_stamp())})

    def grade(
        self,
        transcript: Transcript,
        on_area: OnArea = no_report,
        before: Scorecard | None = None,
        only: tuple[str, ...] = (),
    ) -> Scorecard:
        """See `Grader.grade`.

        Raises:
            SandboxError: the sandbox that is here could not be started.
        """
        if transcript.round not in _ROUNDS:
            return self._inner.grade(transcript, on_area, before, only)
        rubric = assets.rubric(transcript.round)
        wanted = [area.id for area in rubric.areas if not only or area.id in only]
        known, sandbox = known_problem(transcript), self._sandbox()
        said = without_addressed(transcript, GAP)
        ran = run_code(said, known, sandbox) if known and sandbox else None
        ours = executed_scores(said, rubric, ran, [i for i in wanted if i in _OURS]) if ran else {}
        for area in rubric.areas:
            if area.id in ours:
                on_area(area, ours[area.id])
        left = tuple(i for i in wanted if i not in ours)
        card = self._inner.grade(transcript, on_area, before, left)
        found = {i: ours.get(i) or card.areas[i] for i in wanted}
        hints = hints_in(transcript, known)
        found = _with_hints(found, hints)
        decided, reason = verdict_near_bar(found, rubric, transcript.target_level)
        return card.model_copy(
            update={
                "areas": found,
                "verdict": decided,
                "verdict_reason": reason,
                "hire_odds": None,
                "execution": ran.execution if ran else None,
                "review": _review(said, known, sandbox, ran) if known and sandbox else None,
                "hints": hints,
                "versions": self.versions(transcript.round),
            }
        )


@contextmanager
def open_grader(
    settings: Settings,
    models: Models,
    progress: Progress = silent,
    samples: int = 1,
    *,
    own_code: bool = False,
) -> Iterator[Grader]:
    """Yields who grades: a judge, and the sandbox for what running the code decides.

    Args:
        settings: of the run.
        models: of the run.
        progress: is told how far a download has come.
        samples: how often a hosted model grades each area.
        own_code: whether the code is the user's own, so that limits alone will do where nothing
            keeps it apart; foreign code is then not run, and its correctness is judged.

    Raises:
        SettingError: the model's name cannot be used, or the probe no longer fits.
        DataError: the probe's files are damaged.
    """

    def sandbox() -> Sandbox | None:
        here = sandbox_here()
        return here if here.isolated or own_code else None

    with open_judge(settings, models, progress, samples) as judge:
        yield ExecutedGrader(judge, sandbox)


def executed_stamp() -> Stamp:
    """Returns what stands for all that code is run against."""
    return _executed_stamp(assets.data_root())


@cache
def _executed_stamp(_root: Path) -> Stamp:
    """The same, worked out once for each folder of data: it reads some four hundred files."""
    stamps = [*map(problem_stamp, assets.problem_ids()), classics_stamp()]
    body = "\n".join(f"{each.id} {each.sha256}" for each in stamps)
    return Stamp(id="executed", version=EXECUTED_VERSION, sha256=assets.short_hash(body))


def known_problem(transcript: Transcript) -> Known | None:
    """Returns the problem that a transcript is about; None where it is not known to us.

    One of ours is known by its title and statement, another by the words of its prompt.
    """
    opening = next((turn.text for turn in transcript.turns if turn.speaker == "interviewer"), "")
    for problem_id in assets.problem_ids():
        problem = assets.problem(problem_id)
        statement = " ".join(problem.question.statement.split())
        if problem.question.title == transcript.prompt or statement in " ".join(opening.split()):
            return Known(task_of(problem_id), problem)
    classic = classic_of(transcript)
    return Known(classic.task, classic=classic) if classic else None


def run_code(transcript: Transcript, known: Known, sandbox: Sandbox) -> Ran | None:
    """Runs the code that a candidate ended with; None where there is none that can be run whole."""
    code = code_in(transcript, known.names)
    if code is None or code.gap:
        return None
    text = known.whole(code)
    done = execute(known.task, text, sandbox)
    if known.problem is None and any(_finds_nothing(case) for case in done.cases):
        return None
    if known.problem:
        growth = known.problem.growth
        curve = measure_growth(known.task, text, growth, sandbox, Limits())
        done = done.model_copy(update={"curve": curve})
    return Ran(code, done, known.problem)


def _finds_nothing(case: CaseRun) -> bool:
    """Whether a driver found nothing to call in the code, so that running it decides nothing."""
    return case.verdict == "raised" and case.got.partition(":")[0] == _NOT_FOUND


def hints_in(transcript: Transcript, known: Known | None) -> int:
    """Returns how many rungs of the problem's hint ladder the interviewer gave, word for word."""
    if known is None or known.problem is None:
        return 0
    said = [turn.text for turn in transcript.turns if turn.speaker == "interviewer"]
    return sum(any(rung in text for text in said) for rung in known.problem.question.hints)


def _with_hints(areas: dict[str, AreaScore], hints: int) -> dict[str, AreaScore]:
    """Caps what solving the problem earns by the help that it took."""
    most = _MOST_WITH_HINTS[min(hints, len(_MOST_WITH_HINTS) - 1)]
    found = areas.get(_WITH_HELP)
    if found is None or found.score is None or found.score <= most:
        return areas
    capped = found.model_copy(update={"score": most, "capped_from": found.score})
    return {**areas, _WITH_HELP: capped}


def _review(
    transcript: Transcript, known: Known, sandbox: Sandbox, ran: Ran | None
) -> Review | None:
    """What came of the assistant's proposal; None in a round without one."""
    problem = known.problem
    if transcript.round != "ai-coding" or problem is None or problem.proposal is None:
        return None
    code = (assets.problem_folder(problem.id) / "proposal.py").read_text(encoding="utf-8")
    proposed = execute(known.task, code, sandbox)
    ended = ran.execution if ran else None
    shown = _shown_by(transcript, known.task, code, sandbox)
    return review_of(transcript, problem.proposal, proposed, ended, shown)


def _shown_by(transcript: Transcript, task: Task, proposal: str, sandbox: Sandbox) -> list[int]:
    """The turns in which the candidate ran an input on which the proposal is wrong."""
    found: list[int] = []
    for place, turn in enumerate(transcript.turns):
        tried = TRIED.match(turn.text) if turn.speaker == "candidate" else None
        if tried is None:
            continue
        try:
            args = arguments(tried["args"])
        except BadCallError:
            continue
        if _is_wrong_on(args, task, proposal, sandbox):
            found.append(place)
    return found


def _is_wrong_on(args: list[object], task: Task, proposal: str, sandbox: Sandbox) -> bool:
    """Whether the proposal gives another answer than the reference."""
    limits = Limits()
    with sandbox.start(task.program(task.reference), limits) as run:
        wanted = run.call(args)
    if wanted.ended == "returned":
        case = Case(args=args, want=wanted.value)
    elif wanted.raised:
        case = Case(args=args, want={"raises": wanted.raised[0]})
    else:
        return False
    cases = replace(task.cases, examples=(case,), ordinary=(), edge=(), scale=())
    done: Execution = execute(replace(task, cases=cases), proposal, sandbox, ("examples",), limits)
    return done.passed("examples") is False
