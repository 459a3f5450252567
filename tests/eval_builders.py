"""Results and runs of suites, built from what matters to a test."""

from collections.abc import Sequence

from agent.records import (
    AreaScore,
    CaseResult,
    Check,
    Exhibit,
    Fixture,
    Pair,
    Run,
    RunVersions,
    Stamp,
    Turn,
    Usage,
)
from agent.records.evaluation import CaseStatus

EMBEDDED = "embedded:q"


def fixture(cluster: str = "") -> Fixture:
    return Fixture(probes="a test", owner="tests", source="written here", cluster=cluster)


def result(
    case: str,
    checks: dict[str, bool] | None = None,
    scores: dict[str, float] | None = None,
    pairs: Sequence[tuple[float | None, int | None]] = (),
    *,
    repeat: int = 1,
    cluster: str = "",
    status: CaseStatus = "done",
    reason: str = "",
    areas: dict[str, AreaScore] | None = None,
    turns: Sequence[str] = (),
    usage: Usage | None = None,
) -> CaseResult:
    return CaseResult(
        case=case,
        repeat=repeat,
        fixture=fixture(cluster),
        status=status,
        reason=reason,
        checks={k: Check(passed=v, reason="seen") for k, v in (checks or {}).items()},
        scores=scores or {},
        pairs=tuple(
            Pair(
                area="modeling",
                given=given,
                label=label,
                status="scored" if given is not None else "unscored",
                level="E5",
            )
            for given, label in pairs
        ),
        usage=usage or Usage(),
        exhibit=Exhibit(
            turns=tuple(Turn(speaker="candidate", t=0.0, text=text) for text in turns),
            areas=areas or {},
        ),
    )


def run(
    *results: CaseResult,
    suite: str = "grading",
    model: str = EMBEDDED,
    prompt: str = "1",
    started: str = "2026-11-28T09:00:00+00:00",
    texts: dict[str, str] | None = None,
) -> Run:
    stamp = Stamp(id="x", version=prompt, sha256=prompt * 12)
    return Run(
        suite=suite,
        mode="replay",
        started=started,
        seconds=1.0,
        packages={"openai": "3"},
        versions=RunVersions(
            model=Stamp(id=model),
            prompts=(stamp,),
            rubrics=(),
            rounds=(),
            questions=(),
            schemas=(),
            calibration=Stamp(id="uncalibrated", version="1"),
            corpus=Stamp(id="corpus", version="1"),
            fixtures=Stamp(id="fixtures/grading", version="1"),
        ),
        texts=texts or {},
        results=results,
    )


def many(name: str, values: Sequence[float]) -> list[CaseResult]:
    """Returns a case a value, each with one score of that name."""
    return [result(f"c{n}", scores={name: value}) for n, value in enumerate(values)]
