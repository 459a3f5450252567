"""The `interviewer` suite: one turn from a given moment of a round, or a whole scripted round."""

import tempfile
from pathlib import Path

from agent import assets
from agent.ports.clock import SpeechClock
from agent.ports.store import open_store
from agent.records import (
    Exhibit,
    Move,
    Rubric,
    Session,
    SessionTurn,
)
from agent.steps.coverage import met_by
from agent.steps.direction import direct
from agent.wiring.evals.suites import (
    Played,
    Stage,
    Suite,
)
from agent.wiring.interview import Interview, new_session
from agent.wiring.scripted import play as play_scripted
from agent.wiring.suites.interviewer_looks import (
    AsksWhatIsMissing,
    CandidateIsFenced,
    MoveIsDecided,
    NoPraise,
    NothingIsLeaked,
    NoTime,
    ObeysNobody,
    OneShortQuestion,
    SaysWhatItMust,
    StagesKeepTime,
)
from agent.wiring.suites.interviewer_records import (
    Exchange,
    InterviewerExpected,
    InterviewerInputs,
)
from agent.wiring.turn_graph import Surroundings, opening_text, round_setting


def play(inputs: InterviewerInputs, expected: InterviewerExpected | None, stage: Stage) -> Played:
    """Plays one turn, or a whole round."""
    del expected
    clock = SpeechClock(0.0 if inputs.candidate else inputs.elapsed_s)
    around = Surroundings(stage.model, stage.retriever, clock, lambda text: None)
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder)) as store:
        if inputs.candidate:
            who = assets.scripted_candidate(inputs.candidate)
            session = new_session(
                "eval", inputs.round, who.question, who.target_level, inputs.minutes, stage.model
            )
            interview = Interview(session, store, around)
            interview.open()
            session, first = play_scripted(interview, who, lambda text, at: None), 1
        else:
            given = _moment(inputs, stage)
            interview = Interview(given, store, around)
            interview.pause()
            session = interview.answer(inputs.before[-1].answer, inputs.elapsed_s)
            first = len(given.turns) + 1
    exhibit = Exhibit(
        turns=session.transcript(session.question).turns,
        notes={n: _note(t) for n, t in enumerate(session.turns) if t.move and n >= first},
    )
    return Played((session, first), stage.model.usage, tuple(stage.model.asked), (), exhibit)


def _note(turn: SessionTurn) -> str:
    move = turn.move
    if move is None:
        return ""
    about = f" {move.criterion}" if move.criterion else ""
    return f"{move.kind}{about}, because {move.why}"


def _moment(inputs: InterviewerInputs, stage: Stage) -> Session:
    """Builds the session as it was before the last answer; its interviewer asked as directed."""
    session = new_session(
        "eval", inputs.round, inputs.question, inputs.level, inputs.minutes, stage.model
    )
    plan, rubric = assets.round_plan(inputs.round), assets.rubric(inputs.round)
    prompt, setting = assets.prompt(plan.prompt), round_setting(session)
    for place, exchange in enumerate(inputs.before):
        area = rubric.area(plan.stages[exchange.stage].area)
        move = Move(
            kind=exchange.move if place else "open",
            why="it went before",
            stage=exchange.stage,
            criterion=exchange.criterion if place else None,
        )
        ask = area.criterion(exchange.criterion).ask
        opening = opening_text(setting)
        text = direct(session, setting, prompt, move, ()).text if place else ""
        turn = SessionTurn(
            speaker="interviewer", t=0.0, text=ask if place else opening, move=move, direction=text
        )
        session = session.model_copy(update={"turns": (*session.turns, turn)})
        if place < len(inputs.before) - 1:
            session = _answered(session, exchange, rubric)
    return session


def _answered(session: Session, exchange: Exchange, rubric: Rubric) -> Session:
    plan = assets.round_plan(session.round)
    area = rubric.area(plan.stages[exchange.stage].area)
    found = met_by(exchange.answer, len(session.turns), rubric, area)
    known = {each.criterion for each in session.met}
    turn = SessionTurn(speaker="candidate", t=0.0, text=exchange.answer)
    return session.model_copy(
        update={
            "turns": (*session.turns, turn),
            "met": (*session.met, *(each for each in found if each.criterion not in known)),
        }
    )


SUITE = Suite(
    id="interviewer",
    about="what the interviewer says next in an ML design round, and what it is told",
    inputs=InterviewerInputs,
    expected=InterviewerExpected,
    play=play,
    evaluators=(
        MoveIsDecided,
        StagesKeepTime,
        CandidateIsFenced,
        NothingIsLeaked,
        AsksWhatIsMissing,
        OneShortQuestion,
        NoPraise,
        NoTime,
        SaysWhatItMust,
        ObeysNobody,
    ),
)
