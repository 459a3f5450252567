"""Every problem of the bank: each typical bug, and each planted fault, is caught by some case."""

from collections import Counter
from pathlib import Path

import pytest

from agent import assets
from agent.records import CaseRun
from agent.steps.executing import GROUPS, execute
from agent.wiring.problems import sandbox_here, task_of

BUGS = [
    pytest.param(problem_id, bug.id, id=f"{problem_id}-{bug.id}")
    for problem_id in assets.problem_ids()
    for bug in assets.problem(problem_id).bugs
]
PROPOSALS = [i for i in assets.problem_ids() if assets.problem(i).proposal]


def caught_by(problem_id: str, path: Path) -> CaseRun | None:
    """The first case that a solution does not pass."""
    code = path.read_text(encoding="utf-8")
    for group in GROUPS:
        done = execute(task_of(problem_id), code, sandbox_here(), (group,))
        assert done.loading == ""
        for case in done.cases:
            if case.verdict != "passed":
                return case
    return None


@pytest.mark.parametrize(("problem_id", "bug"), BUGS)
def test_a_typical_bug_is_caught(problem_id: str, bug: str) -> None:
    assert caught_by(problem_id, assets.problem_folder(problem_id) / f"wrong-{bug}.py") is not None


@pytest.mark.parametrize("problem_id", PROPOSALS)
def test_a_planted_fault_is_caught_and_not_by_the_examples(problem_id: str) -> None:
    found = caught_by(problem_id, assets.problem_folder(problem_id) / "proposal.py")
    proposal = assets.problem(problem_id).proposal
    assert proposal is not None
    assert found is not None
    assert proposal.kind == "made-up-api" or found.group != "examples"
    assert (found.verdict in ("time", "memory")) == (proposal.kind == "complexity")


def test_each_kind_of_fault_is_planted_twice() -> None:
    found = (assets.problem(problem_id).proposal for problem_id in PROPOSALS)
    kinds = Counter(each.kind for each in found if each)
    assert len(kinds) == 6
    assert min(kinds.values()) >= 2


@pytest.mark.parametrize("problem_id", assets.problem_ids())
def test_every_bug_has_a_solution_and_every_solution_a_bug(problem_id: str) -> None:
    files = {path.stem.removeprefix("wrong-") for path in _folder(problem_id).glob("wrong-*.py")}
    assert files == {bug.id for bug in assets.problem(problem_id).bugs}
    assert len(files) >= 3


@pytest.mark.parametrize("problem_id", assets.problem_ids())
def test_a_problem_holds_what_an_interviewer_needs(problem_id: str) -> None:
    problem = assets.problem(problem_id)
    assert len(problem.question.hints) == 3
    assert len(problem.question.facts) >= 3
    assert problem.question.change
    assert problem.follow_up
    assert problem.variant
    assert problem.id == _folder(problem_id).name


def test_there_are_thirty_problems_six_of_a_family() -> None:
    families = Counter(assets.problem(each).family for each in assets.problem_ids())
    assert set(families.values()) == {6}
    assert len(families) == 5


def test_every_coding_round_has_problems_that_may_be_set_in_it() -> None:
    for round_id in ("coding", "phone-screen", "ai-coding"):
        for question in assets.questions(round_id):
            assert round_id in assets.problem(question.id).rounds


def _folder(problem_id: str) -> Path:
    return assets.problem_folder(problem_id)
