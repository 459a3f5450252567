"""The grader of coding rounds: what running decides is not asked of the judge, all else is."""

from collections.abc import Sequence

import pytest

from agent import assets
from agent.ports.sandbox import Sandbox
from agent.records import AreaScore, Scorecard, Transcript, Turn, Usage, Versions
from agent.steps.grading import OnArea, content_hash, no_report
from agent.wiring.executed_grader import ExecutedGrader
from agent.wiring.problems import sandbox_here
from tests.builders import VERSIONS, scored

PROBLEM = "replica-rollout-order"
EXECUTED = ("correctness", "edge_cases", "complexity")
CODING = ("problem_solving", *EXECUTED, "communication")
PLAN = "My plan is a topological order, wave by wave, counting what each job still waits for."
COINS = "Coin change: fewest coins"
COST = "It is linear in jobs and requirements, since each requirement is looked at once."


class Judge:
    """Gives every area that it is asked for the same score."""

    def __init__(self, score: float = 5.0) -> None:
        self.asked: list[str] = []
        self._score = score

    def versions(self, round_id: str) -> Versions:
        del round_id
        return VERSIONS

    def grade(
        self,
        transcript: Transcript,
        on_area: OnArea = no_report,
        before: Scorecard | None = None,
        only: tuple[str, ...] = (),
    ) -> Scorecard:
        del on_area, before
        self.asked += only
        return Scorecard(
            transcript_id=transcript.id,
            transcript_sha256=content_hash(transcript),
            round=transcript.round,
            target_level=transcript.target_level,
            areas={area: scored(self._score) for area in only},
            verdict=None,
            verdict_reason="the judge's",
            versions=VERSIONS,
            usage=Usage(),
        )


def no_sandbox() -> Sandbox | None:
    return None


def said(
    prompt: str, *candidate: str, round_id: str = "coding", between: Sequence[str] = ()
) -> Transcript:
    turns = [Turn(speaker="interviewer", t=0.0, text=f"{prompt}. How would you go about it?")]
    asked = [*between, *["And then?"] * len(candidate)]
    for place, text in enumerate(candidate):
        turns.append(Turn(speaker="candidate", t=60.0 * place + 30, text=text))
        turns.append(Turn(speaker="interviewer", t=60.0 * place + 60, text=asked[place]))
    return Transcript(
        id="t", round=round_id, prompt=prompt, target_level="E5", turns=tuple(turns[:-1])
    )


def fenced(code: str) -> str:
    return f"Here it is.\n```python\n{code}\n```"


def of_ours(
    name: str, *more: str, problem_id: str = PROBLEM, round_id: str = "coding"
) -> Transcript:
    code = (assets.problem_folder(problem_id) / f"{name}.py").read_text(encoding="utf-8")
    title = assets.problem(problem_id).question.title
    return said(title, PLAN, fenced(code), *more, round_id=round_id)


def test_running_decides_three_areas_and_the_judge_the_others() -> None:
    judge = Judge()
    card = ExecutedGrader(judge, sandbox_here).grade(of_ours("good", COST))
    assert judge.asked == ["problem_solving", "communication"]
    assert list(card.areas) == list(CODING)
    assert card.execution is not None
    assert all(case.verdict == "passed" for case in card.execution.cases)
    assert (card.areas["correctness"].score or 0) >= 4
    assert card.areas["correctness"].evidence
    assert card.execution.curve is not None


def test_a_wrong_solution_is_wrong_whatever_the_judge_would_say() -> None:
    card = ExecutedGrader(Judge(5.0), sandbox_here).grade(of_ours("wrong-circle-only", COST))
    assert card.areas["correctness"].score == 1
    assert card.verdict == "no hire"


def test_every_area_is_reported_as_it_is_found() -> None:
    heard: list[str] = []
    ExecutedGrader(Judge(), sandbox_here).grade(
        of_ours("good"), lambda area, score: heard.append(area.id)
    )
    assert heard == list(EXECUTED)


def test_only_the_areas_that_are_asked_for_are_graded() -> None:
    judge = Judge()
    card = ExecutedGrader(judge, sandbox_here).grade(of_ours("good"), only=("correctness",))
    assert list(card.areas) == ["correctness"]
    assert judge.asked == []


@pytest.mark.parametrize(
    ("transcript", "sandbox"),
    [
        pytest.param(of_ours("good"), no_sandbox, id="nothing keeps foreign code apart"),
        pytest.param(
            said("A problem of the house", fenced("def f(x):\n    return x")),
            sandbox_here,
            id="the problem is not known",
        ),
        pytest.param(said(COINS, "I'd use dynamic programming."), sandbox_here, id="no code"),
        pytest.param(
            said(COINS, fenced("def helper():\n    return 1")),
            sandbox_here,
            id="nothing in the code takes coins and an amount",
        ),
        pytest.param(
            said(COINS, fenced("def coins(coins, amount):\n    return table[amount]")),
            sandbox_here,
            id="the code is a fragment",
        ),
    ],
)
def test_what_cannot_be_run_is_left_to_the_judge(transcript: Transcript, sandbox: object) -> None:
    judge = Judge(3.0)
    card = ExecutedGrader(judge, sandbox).grade(transcript)  # type: ignore[arg-type]
    assert judge.asked == list(CODING)
    assert card.execution is None
    assert {area.score for area in card.areas.values()} == {3.0}


def test_code_for_a_known_problem_may_begin_with_lines_of_the_future() -> None:
    code = (
        "from __future__ import annotations\n\n"
        "def coin_change(coins: list[int], amount: int) -> int:\n"
        "    best = [0] + [amount + 1] * amount\n"
        "    for total in range(1, amount + 1):\n"
        "        for coin in coins:\n"
        "            if coin <= total:\n"
        "                best[total] = min(best[total], best[total - coin] + 1)\n"
        "    return best[amount] if best[amount] <= amount else -1\n"
    )
    card = ExecutedGrader(Judge(), sandbox_here).grade(said(COINS, PLAN, fenced(code)))
    assert card.execution is not None
    assert {case.verdict for case in card.execution.cases} == {"passed"}


@pytest.mark.parametrize(("rungs", "most"), [(0, 5.0), (1, 4.0), (2, 4.0), (3, 3.0)])
def test_help_that_was_given_caps_what_solving_the_problem_earns(rungs: int, most: float) -> None:
    problem = assets.problem(PROBLEM)
    code = (assets.problem_folder(PROBLEM) / "good.py").read_text(encoding="utf-8")
    answers = [PLAN, *["I do not know."] * rungs, fenced(code)]
    transcript = said(problem.question.title, *answers, between=problem.question.hints[:rungs])
    card = ExecutedGrader(Judge(5.0), sandbox_here).grade(transcript)
    area: AreaScore = card.areas["problem_solving"]
    assert card.hints == rungs
    assert area.score == most
    assert area.capped_from == (5.0 if rungs else None)


def test_a_planted_fault_that_was_named_shown_and_mended_is_said_to_be() -> None:
    id_ = "recent-latency-peak"
    found = of_ours(
        "good",
        "The peak stays one reading too long in what the assistant wrote: fed 9 1 1 with a width "
        "of two, it still says nine.",
        problem_id=id_,
        round_id="ai-coding",
    )
    card = ExecutedGrader(Judge(), sandbox_here).grade(found)
    assert card.review is not None
    assert card.review.fault == "off-by-one"
    assert card.review.found is not None
    assert card.review.proved is not None
    assert card.review.fixed is True
    kept = ExecutedGrader(Judge(), sandbox_here).grade(
        of_ours("proposal", "Looks right to me.", problem_id=id_, round_id="ai-coding")
    )
    assert kept.review is not None
    assert (kept.review.found, kept.review.proved, kept.review.fixed) == (None, None, False)


def test_other_rounds_go_to_the_judge_whole() -> None:
    judge = Judge()
    transcript = said("Ads", "I would begin with the goal.", round_id="ml-design")
    ExecutedGrader(judge, sandbox_here).grade(transcript, only=("modeling",))
    assert judge.asked == ["modeling"]


def test_what_code_is_run_against_is_among_the_versions_of_coding_rounds_alone() -> None:
    grader = ExecutedGrader(Judge(), sandbox_here)
    assert "executed" in {stamp.id for stamp in grader.versions("coding").prompts}
    assert "executed" not in {stamp.id for stamp in grader.versions("jedi").prompts}
