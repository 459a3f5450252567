"""The probe rule's baselines: the same moments and the same model, and another choice of question.

A case is one interview in one of the two ways: each of its probes is asked anew with what went
before it as it was. So the outcome is the interview with other words in those turns.
"""

from typing import Any

from pydantic_evals import Case, Dataset

from agent import assets
from agent.ports.chat import Message
from agent.ports.weights import Progress, silent
from agent.records import Run, Session
from agent.settings import Settings
from agent.steps.fencing import clean
from agent.steps.probe_baselines import BASELINE_KINDS, BaselineKind, free_prompt, random_prompt
from agent.steps.wording import LONGEST_TURN_TOKENS, STOPS, spoken
from agent.wiring.evals.playing import OnCase, unheard
from agent.wiring.evals.run import Order, run_cases
from agent.wiring.evals.suites import Expected, Inputs, Played, Stage, Suite
from agent.wiring.turn_graph import round_setting

FREE_PROMPT = "interviewer/free"
NO_QUESTION = "(…)"
"""What stands for a turn in which the model gave no text."""


class MomentsInputs(Inputs):
    """The probes of one interview.

    Attributes:
        case: the interview's case.
        kind: how it is chosen what to ask.
        session: the interview.
    """

    case: str
    kind: BaselineKind
    session: Session


def play(inputs: MomentsInputs, expected: Expected | None, stage: Stage) -> Played:
    """Asks each probe of an interview anew."""
    del expected
    turns = list(inputs.session.turns)
    for place, turn in enumerate(inputs.session.turns):
        if turn.move is None or turn.move.kind != "probe":
            continue
        reply = stage.model.complete(
            _messages(inputs, place), max_tokens=LONGEST_TURN_TOKENS, stop=STOPS
        )
        text = clean(spoken(reply.value)) or NO_QUESTION
        turns[place] = turn.model_copy(update={"text": text, "told": "", "direction": ""})
    session = inputs.session.model_copy(update={"turns": tuple(turns)})
    asked = tuple(stage.model.asked)
    return Played(session, stage.model.usage, asked, session=session)


def _messages(inputs: MomentsInputs, place: int) -> list[Message]:
    before = inputs.session.model_copy(update={"turns": inputs.session.turns[:place]})
    setting, manner = round_setting(inputs.session), assets.style(inputs.session.style)
    if inputs.kind == "free":
        return free_prompt(before, setting, assets.prompt(FREE_PROMPT), manner)
    prompt, draw = assets.prompt(setting.plan.prompt), f"{inputs.case}/{place}"
    return random_prompt(before, setting, prompt, manner, draw)


BASELINES = Suite(
    id="interviews-baselines",
    about="the probes of whole interviews, chosen in two other ways",
    inputs=MomentsInputs,
    expected=Expected,
    play=play,
    evaluators=(),
)


def baseline_cases(run: Run, kind: BaselineKind) -> Dataset[Any, Any, Any]:
    """Returns the interviews of a run as cases of one baseline; those without a probe are none."""
    return Dataset(
        name=BASELINES.id,
        cases=[
            Case(
                name=f"{result.case}-{kind}",
                inputs=MomentsInputs(case=result.case, kind=kind, session=result.session),
                metadata=result.fixture,
            )
            for result in run.done
            if result.session and any(move.kind == "probe" for move in result.session.moves)
        ],
    )


def run_baselines(
    run: Run,
    order: Order,
    settings: Settings,
    on_case: OnCase = unheard,
    progress: Progress = silent,
) -> dict[BaselineKind, Run]:
    """Plays both baselines on the interviews of a run, from recordings or as ordered.

    Args:
        run: of the `interviews` suite.
        order: by which it was played.
        settings: of the run.
        on_case: is told of every case when it is done.
        progress: is told how far a download has come.

    Returns:
        A run a kind, its cases named after the interview and the kind; none where nothing probes.

    Raises:
        SettingError: the model cannot be used.
    """
    found = {}
    for kind in BASELINE_KINDS:
        cases = baseline_cases(run, kind)
        if cases.cases:
            found[kind] = run_cases(BASELINES, cases, order, settings, on_case, progress)
    return found
