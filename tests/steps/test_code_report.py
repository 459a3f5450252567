"""What a scorecard says of the code."""

from agent.records import (
    CaseRun,
    Evidence,
    Execution,
    GrowthCurve,
    GrowthPoint,
    Review,
    Scorecard,
    Stamp,
    Usage,
)
from agent.steps.code_report import code_lines
from tests.builders import VERSIONS

CARD = Scorecard(
    transcript_id="t",
    transcript_sha256="0" * 12,
    round="ai-coding",
    target_level="E5",
    areas={},
    verdict=None,
    verdict_reason="nothing was graded",
    versions=VERSIONS,
    usage=Usage(),
)
DONE = Execution(
    problem=Stamp(id="embedding-top-k"),
    sandbox=Stamp(id="bubblewrap", version="0.8.0"),
    cases=(
        CaseRun(group="examples", number=1, verdict="passed", given="f(1)", expected="1", got="1"),
        CaseRun(group="edge", number=2, verdict="wrong", given="f(0)", expected="0", got="[9]"),
    ),
    seconds=0.2,
    curve=GrowthCurve(
        points=(GrowthPoint(size=100, seconds=0.1), GrowthPoint(size=200, seconds=0.4)),
        exponent=2.0,
        growth="quadratic",
    ),
)


def test_a_round_without_code_says_nothing() -> None:
    assert list(code_lines(CARD)) == []


def test_what_passed_and_the_first_failure_are_said() -> None:
    lines = list(code_lines(CARD.model_copy(update={"execution": DONE, "hints": 1})))
    assert lines == [
        "code, run against embedding-top-k in bubblewrap 0.8.0: "
        "1 of 1 examples pass, 0 of 1 edge cases pass",
        "first case that fails (edge 2, wrong): f(0): expected 0, got [9]",
        "time grows as quadratic: exponent 2 over sizes 100 to 200",
        "help: 1 rung of the hint ladder",
    ]


def test_what_became_of_a_proposal_is_said_with_its_quotes() -> None:
    found = Evidence(turn=3, quote="the norm has no axis", t=130.0)
    review = Review(fault="silent-wrong-answer", found=found, proved=None, fixed=False)
    assert list(code_lines(CARD.model_copy(update={"review": review}))) == [
        "the assistant's fault (silent-wrong-answer): found: at 02:10; proved: no; fixed: no",
        "found (turn 3): the norm has no axis",
    ]
