"""The `interviews` suite: whole interviews with simulated candidates, held to rules.

The rules that need no embedding are looked at here, case by case; `agent.wiring.interviews` looks
at all of them over a run.
"""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from agent import assets
from agent.errors import StaleError
from agent.ports.clock import SpeechClock
from agent.ports.store import open_store
from agent.records import AnswerLevel, Exhibit, Level, MannerName, Session
from agent.steps.interview_rules import RULES, Interviewed
from agent.steps.logistic import Floats
from agent.steps.simulating import replies
from agent.wiring.evals.suites import (
    Context,
    Expected,
    Inputs,
    Looks,
    Outcome,
    Played,
    Stage,
    Suite,
    finding,
)
from agent.wiring.interview import Interview, new_session
from agent.wiring.simulated import Cast, answers_of, candidate, written_for
from agent.wiring.simulated import play as play_simulated
from agent.wiring.turn_graph import Surroundings, round_setting


class InterviewsInputs(Inputs):
    """One whole interview.

    Attributes:
        round: the round's id.
        question: the problem's id; the one that the candidate's answers are about if empty.
        level: the level asked for.
        levels: how good the answers are: one level for all areas, or by area id.
        manner: how the candidate answers instead; none for a cooperative one.
        cooperative_every: with a manner, every so manieth reply is cooperative; 0 for none.
        injections: ids of the texts by which the candidate tries to take over, in order.
        style: how the interviewer sounds.
        minutes: how long the round lasts, in spoken time.
        pause_s: seconds that the candidate is silent before each reply.
    """

    round: str
    question: str = ""
    level: Level = "E5"
    levels: AnswerLevel | dict[str, AnswerLevel]
    manner: MannerName | None = None
    cooperative_every: Annotated[int, Field(ge=0)] = 0
    injections: tuple[str, ...] = ()
    style: str = "neutral"
    minutes: Annotated[float, Field(gt=0)] = 15
    pause_s: Annotated[float, Field(ge=0)] = 15

    @model_validator(mode="after")
    def _areas(self) -> "InterviewsInputs":
        """Levels by area name every area of the round."""
        if isinstance(self.levels, dict):
            areas = {area.id for area in assets.rubric(self.round).areas}
            if areas != self.levels.keys():
                raise ValueError(f"levels must name {', '.join(sorted(areas))}")
        return self

    @property
    def cooperative(self) -> bool:
        """Whether the candidate answers what they are asked, and nothing else."""
        return self.manner is None and not self.injections

    @property
    def cast(self) -> Cast:
        """The candidate."""
        return Cast(self.levels, self.manner, self.cooperative_every, self.injections)


def play(inputs: InterviewsInputs, expected: Expected | None, stage: Stage) -> Played:
    """Plays a whole interview.

    Raises:
        StaleError: nothing is written yet for simulated candidates of the round.
    """
    del expected
    if not written_for(inputs.round):
        raise StaleError(f"prompts/candidates/answers/{inputs.round}.yaml is not written yet")
    answers, who = answers_of(inputs.round), candidate(inputs.round, inputs.cast)
    clock = SpeechClock()
    around = Surroundings(stage.model, stage.retriever, clock, lambda text: None)
    session = new_session(
        session_id(inputs),
        inputs.round,
        inputs.question or answers.question,
        inputs.level,
        inputs.minutes,
        stage.model,
        inputs.style,
    )
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder)) as store:
        interview = Interview(session, store, around)
        session = play_simulated(interview, who, clock, inputs.pause_s)
    seen = interviewed("", inputs, session)
    exhibit = Exhibit(
        turns=session.transcript(session.question).turns,
        notes={each.place: f"{each.move.kind}, because {each.move.why}" for each in seen.asked},
    )
    asked = tuple(stage.model.asked)
    return Played(seen, stage.model.usage, asked, (), exhibit, session=session)


def session_id(inputs: InterviewsInputs) -> str:
    """Returns a session's id that is the same each time: what a stage begins with follows from it.

    It does not depend on the candidate, so that all candidates of a round are asked the same.
    """
    return f"interviews-{inputs.round}"


def interviewed(case: str, inputs: InterviewsInputs, session: Session) -> Interviewed:
    """Returns an interview as the rules look at it.

    Args:
        case: the case's name.
        inputs: what was played.
        session: what came of it.

    Raises:
        DataError: nothing is written for simulated candidates of the round.
        SettingError: there is no such round or question any more.
    """
    setting = round_setting(session)
    who = candidate(inputs.round, inputs.cast)
    return Interviewed(
        case=case,
        session=session,
        setting=setting,
        said=replies(session.moves, setting.plan, who),
        cooperative=who.cooperative,
        prompts=_told_to_the_model(setting.plan.prompt),
    )


def _told_to_the_model(prompt_id: str) -> tuple[str, ...]:
    """The parts of an interviewer's prompt that are not meant to be said."""
    parts = assets.prompt(prompt_id).parts
    return (parts["system"], parts["joins"], *assets.prompt(assets.STYLES).parts.values())


def _no_vectors(texts: object) -> Mapping[str, Floats]:
    raise AssertionError(f"a rule that is looked at by case needs no embedding: {texts}")


@dataclass(repr=False)
class HeldToRules(Looks):
    """Each rule that needs no embedding: the share of turns that keep it, or whether all do."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Holds the interview to the rules; one that nothing is held to is left out."""
        seen: Interviewed = ctx.output.value
        found = {}
        for rule in RULES:
            if rule.embeds or not (held := rule.check(seen, _no_vectors)).n:
                continue
            why = "; ".join(each.what for each in held.broken)
            if rule.bar == 1:
                found[rule.name] = finding(not held.broken, why)
            else:
                found[rule.name] = finding(1 - len(held.broken) / held.n, why)
        return found


SUITE = Suite(
    id="interviews",
    about="whole interviews with simulated candidates of known level, manner and intent",
    inputs=InterviewsInputs,
    expected=Expected,
    play=play,
    evaluators=(HeldToRules,),
)
