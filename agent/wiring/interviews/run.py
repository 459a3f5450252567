"""A run of the `interviews` suite, held to all rules, beside its baselines and its true levels."""

from collections.abc import Sequence
from dataclasses import replace

from agent import assets
from agent.errors import EvalError
from agent.ports.weights import Progress, silent
from agent.records import Broken, LevelsRecovered, RuleFigure, Run
from agent.settings import Settings
from agent.steps.interview_rules import ANYWHERE_RULE, PROBE_RULE, Embed, Interviewed, figures
from agent.steps.probe_baselines import BaselineKind
from agent.steps.simulating import TRUE_SCORE
from agent.wiring.evals.fixtures import read_fixtures
from agent.wiring.evals.playing import OnCase, unheard
from agent.wiring.evals.run import Order, run_suite
from agent.wiring.interviews.baselines import run_baselines
from agent.wiring.interviews.levels import grades_file, levels_recovered
from agent.wiring.kept_grading import opened_grader
from agent.wiring.probe_grader import TurnVectors
from agent.wiring.simulated import candidate
from agent.wiring.suites.interviews import SUITE, InterviewsInputs, interviewed

SUITE_ID = SUITE.id
BASELINE_ABOUT: dict[BaselineKind, str] = {
    "random": "a random criterion of the open area",
    "free": "the model alone",
}
"""By which names the baselines' figures are printed."""


def run_interviews(
    order: Order,
    settings: Settings,
    on_case: OnCase = unheard,
    progress: Progress = silent,
) -> Run:
    """Plays the suite as ordered and holds every interview to the rules.

    With `baselines` in the order two other ways to probe are played on the same moments; with
    `levels`, or where a replay has kept grades, the interviews are graded as `mockloop grade` does.

    Raises:
        EvalError: baselines or levels of several samples are asked for.
        DataError: fixtures, banks or kept grades break their own rules, or no case is left.
        SettingError: the model cannot be used.
        WeightsError: the embedding's tokenizer could not be fetched.
    """
    if order.repeats > 1 and (order.baselines or order.levels):
        raise EvalError("baselines and levels are of one sample a case", "leave --repeats out")
    run = run_suite(order, settings, on_case, progress)
    embed, inputs = TurnVectors(settings, progress), _inputs()
    lost = tuple(
        Broken(case=each.case, what=f"came to no end: {each.reason}")
        for each in run.not_done
        if each.status == "failed" and inputs[each.case].cooperative
    )
    rules = figures(interviews_of(run), embed, lost=lost, not_played=_not_played(run))
    if order.baselines:
        played = run_baselines(run, order, settings, on_case, progress)
        for kind, each in played.items():
            rules += baseline_figures(kind, run, each, embed)
    recovered = None
    if order.levels or (order.mode == "replay" and grades_file().is_file()):
        recovered = _recovered(run, order, settings, on_case, progress)
    return run.model_copy(update={"rules": rules, "recovered": recovered})


def interviews_of(run: Run) -> tuple[Interviewed, ...]:
    """Returns the interviews of a run as the rules look at them.

    Raises:
        DataError: the suite's fixtures, or what its candidates say, cannot be read.
    """
    inputs = _inputs()
    return tuple(
        interviewed(result.case, inputs[result.case], result.session)
        for result in run.done
        if result.session is not None and result.case in inputs
    )


def baseline_figures(
    kind: BaselineKind, run: Run, played: Run, embed: Embed
) -> tuple[RuleFigure, ...]:
    """Holds a baseline to the probe rule, of the open area and of any.

    Args:
        kind: which of the two.
        run: the interviews.
        played: the same, with other words in the turns that probe.
        embed: gives sentence embeddings.
    """
    sessions = {result.case: result.session for result in played.done}
    some: list[Interviewed] = []
    for seen in interviews_of(run):
        if other := sessions.get(f"{seen.case}-{kind}"):
            some.append(replace(seen, session=other))
    rules = [
        replace(rule, name=f"{rule.name}: {BASELINE_ABOUT[kind]}", bar=None)
        for rule in (PROBE_RULE, ANYWHERE_RULE)
    ]
    return figures(some, embed, rules, not_played=_not_played(played))


def _not_played(run: Run) -> str:
    lost = run.not_done
    return f"{len(lost)} interviews not played ({lost[0].reason})" if lost else ""


def _recovered(
    run: Run, order: Order, settings: Settings, on_case: OnCase, progress: Progress
) -> LevelsRecovered:
    inputs = _inputs()
    some = [seen for seen in interviews_of(run) if inputs[seen.case].manner is None]
    name = order.model or f"embedded:{assets.known_models().embedded[0].id}"
    asked = replace(settings, model=name, grader_model=name)
    with opened_grader(asked, order, progress) as grader:
        return levels_recovered(some, _truth(some, inputs), grader, order, on_case)


def _truth(
    interviews: Sequence[Interviewed], inputs: dict[str, InterviewsInputs]
) -> dict[str, dict[str, float]]:
    """By case and area, what the candidate's answers are worth."""
    found = {}
    for seen in interviews:
        levels = candidate(seen.session.round, inputs[seen.case].cast).levels
        found[seen.case] = {area: TRUE_SCORE[level] for area, level in levels.items()}
    return found


def _inputs() -> dict[str, InterviewsInputs]:
    return {case.name or "": case.inputs for case in read_fixtures(SUITE).cases}
