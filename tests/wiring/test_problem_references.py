"""Every problem of the bank: its reference solutions pass, the obvious one fails only at scale."""

import json
from random import Random

import pytest

from agent import assets
from agent.ports.sandbox import Limits
from agent.records import Execution, Group
from agent.steps.executing import GROUPS, Case, execute
from agent.wiring.problems import sandbox_here, task_of

FEWEST: dict[Group, int] = {"examples": 2, "ordinary": 4, "edge": 5}
SMALL: tuple[Group, ...] = ("examples", "ordinary", "edge")


def solution(problem_id: str, name: str) -> str:
    return (assets.problem_folder(problem_id) / f"{name}.py").read_text(encoding="utf-8")


def failures(done: Execution) -> list[str]:
    lines = [done.loading] if done.loading else []
    return lines + [
        f"{case.group} {case.number} {case.verdict}: {case.given} wants {case.expected}, {case.got}"
        for case in done.cases
        if case.verdict != "passed"
    ]


@pytest.mark.parametrize("problem_id", assets.problem_ids())
def test_the_good_solution_passes_every_group(problem_id: str) -> None:
    done = execute(task_of(problem_id), solution(problem_id, "good"), sandbox_here())
    assert failures(done) == []
    for group, fewest in FEWEST.items():
        assert len(done.of_group(group)) >= fewest
    assert done.of_group("scale")


@pytest.mark.parametrize("problem_id", assets.problem_ids())
def test_the_obvious_solution_fails_at_scale_alone_where_that_is_the_point(problem_id: str) -> None:
    task, code = task_of(problem_id), solution(problem_id, "brute")
    assert failures(execute(task, code, sandbox_here(), SMALL)) == []
    at_scale = execute(task, code, sandbox_here(), ("scale",))
    if assets.problem(problem_id).brute_fails_scale:
        assert {case.verdict for case in at_scale.cases} & {"time", "memory", "raised", "not-run"}
        assert "wrong" not in {case.verdict for case in at_scale.cases}
    else:
        assert failures(at_scale) == []


@pytest.mark.parametrize("problem_id", assets.problem_ids())
def test_both_solutions_agree_on_small_input_drawn_at_random(problem_id: str) -> None:
    task, problem = task_of(problem_id), assets.problem(problem_id)
    assert task.cases.sized is not None
    rng = Random(3)
    with (
        sandbox_here().start(task.program(solution(problem_id, "good")), Limits()) as good,
        sandbox_here().start(task.program(solution(problem_id, "brute")), Limits()) as brute,
    ):
        for _ in range(12):
            size = rng.randint(0 if problem.empty_ok else 1, 9)
            args = json.loads(json.dumps(list(task.cases.sized(size, rng))))
            wanted, found = brute.call(args), good.call(args)
            assert (wanted.ended, wanted.odd) == ("returned", "")
            assert task.cases.right(Case(args, wanted.value), found.value), args


@pytest.mark.parametrize("problem_id", assets.problem_ids())
def test_the_starter_has_the_signature_and_no_solution(problem_id: str) -> None:
    task = task_of(problem_id)
    done = execute(task, solution(problem_id, "starter"), sandbox_here(), ("examples",))
    assert done.loading == ""
    assert {case.got.partition(" ")[0] for case in done.cases} == {"NotImplementedError"}


def test_groups_are_four() -> None:
    assert GROUPS == ("examples", "ordinary", "edge", "scale")
