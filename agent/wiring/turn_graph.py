"""The graph of an interview: one run is one turn.

    take_answer -> decide -> retrieve -> word

The state is plain data. Only `word` calls the model.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict, cast

from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime

from agent import assets
from agent.errors import ModelSilentError
from agent.ports.chat import ChatModel, Message, Reply
from agent.ports.clock import Clock
from agent.ports.retriever import About, Retriever
from agent.ports.store import SessionStore
from agent.records import CodeEvent, Kind, Move, Passage, Session, SessionTurn, Usage, Versions
from agent.steps.agenda import open_area
from agent.steps.code_events import event_shown, last_code, met_by_event
from agent.steps.coverage import met_by, missing
from agent.steps.direction import direct
from agent.steps.feedback import feedback
from agent.steps.fencing import clean
from agent.steps.heeding import strays
from agent.steps.moves import next_move
from agent.steps.noticing import notes, notice
from agent.steps.setting import Setting
from agent.steps.wording import LONGEST_TURN_TOKENS, STOPS, spoken, turn_prompt
from agent.wiring.versions import interview_versions

_PASSAGES = 4
_SPACE = re.compile(r"(?<=\s)")
_PROBES = "interviewer probes:"
_OURS: tuple[Kind, ...] = ("guide", "notes")
_OWN: tuple[Kind, ...] = ("resume", "job-description")
"""Kinds of document that the candidate brought: the interviewer asks about each once."""

OnText = Callable[[str], None]


class State(TypedDict, total=False):
    """What is saved between nodes: dumped records, never the records themselves."""

    session: dict[str, Any]
    answer: str
    answered_at: float
    event: dict[str, Any] | None
    advanced: bool
    passages: list[dict[str, Any]]
    move: dict[str, Any]
    notes: list[str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the nodes need and the state must not hold.

    Attributes:
        model: words the interviewer's turns.
        retriever: finds what they may draw on.
        clock: of the round.
        on_text: is given what is spoken, piece by piece.
        on_feedback: is given what a coach says on an answer, before the next turn is worded.
    """

    model: ChatModel
    retriever: Retriever
    clock: Clock
    on_text: OnText
    on_feedback: OnText | None = None


Graph = CompiledStateGraph[State, Surroundings, State, State]


def round_setting(session: Session) -> Setting:
    """Returns what the session's round is played with.

    Raises:
        SettingError: there is no such round or question any more.
    """
    plan = assets.round_plan(session.round)
    return Setting(
        plan=plan,
        rubric=assets.rubric(session.round),
        question=assets.question(session.round, session.question),
        bank=assets.bank(session.round),
        theory=assets.theory(plan.theory) if plan.theory else (),
        depth=assets.depth_signs(),
        stories=assets.story_signs(),
    )


def opening_text(setting: Setting) -> str:
    """Returns what the interviewer says first: the opening, and what an assistant proposes."""
    opening = setting.plan.opening.replace("$statement", setting.question.statement)
    said = " ".join(opening.split())
    return f"{said}\n\n{setting.question.proposal.rstrip()}" if setting.question.proposal else said


def turn_graph(store: SessionStore) -> Graph:
    """Returns the graph, saving where the store does."""
    graph = StateGraph(State, context_schema=Surroundings)
    nodes = (_take_answer, _decide, _retrieve, _word)
    names = [node.__name__.removeprefix("_") for node in nodes]
    for name, node in zip(names, nodes, strict=True):
        graph.add_node(name, cast(Any, node))
    for before, after in zip([START, *names], [*names, END], strict=True):
        graph.add_edge(before, after)
    return graph.compile(checkpointer=store.saver)


def _take_answer(state: State, runtime: Runtime[Surroundings]) -> State:
    """Adds the answer, the time it took and the criteria it met."""
    session = Session.restored(state["session"])
    rubric = assets.rubric(session.round)
    area = open_area(session, assets.round_plan(session.round), rubric)
    told = state.get("event")
    event = CodeEvent.restored(told) if told else None
    turn = SessionTurn(
        speaker="candidate", t=state["answered_at"], text=state["answer"], event=event
    )
    if event is None:
        found = met_by(turn.text, len(session.turns), rubric, area)
    else:
        found = met_by_event(event, session, rubric)
        shown = event_shown(event, changed=event.code != last_code(session))
        turn = turn.model_copy(update={"shown": shown})
    known = {each.criterion for each in session.met}
    session = session.with_turn(turn, in_force(session, runtime.context))
    update = {
        "met": (*session.met, *(each for each in found if each.criterion not in known)),
        "elapsed_s": runtime.context.clock.elapsed_s(),
    }
    return {"session": dump(session.model_copy(update=update)), "advanced": bool(found or event)}


def _decide(state: State, runtime: Runtime[Surroundings]) -> State:
    session = Session.restored(state["session"])
    setting = round_setting(session)
    noticed = notice(session, setting, advanced=state["advanced"])
    if session.coach and runtime.context.on_feedback:
        runtime.context.on_feedback(feedback(session, setting, noticed))
    move = next_move(session, setting, noticed)
    said = list(notes(session, noticed))
    if move.kind == "another":  # what the story that does not count has met does not count either
        here = set(session.in_stage(session.stage))
        met = tuple(each for each in session.met if each.turn not in here)
        session = session.model_copy(update={"met": met})
    return {"session": dump(session), "move": dump(move), "notes": said}


def _retrieve(state: State, runtime: Runtime[Surroundings]) -> State:
    """Finds passages for the moves that draw on the corpus, and asks nothing for the others."""
    session, move = Session.restored(state["session"]), Move.restored(state["move"])
    found = _passages_for(move, session, runtime.context.retriever)
    return {"passages": [dump(each) for each in found]}


def _passages_for(move: Move, session: Session, retriever: Retriever) -> Sequence[Passage]:
    plan, rubric = assets.round_plan(session.round), assets.rubric(session.round)
    area = rubric.area(plan.stages[move.stage].area)
    about = About(round=session.round, area=area.id, kinds=_OURS)
    if move.kind == "answer":
        return retriever.search(move.asked or "", 1, About(kinds=_OURS))
    if move.kind == "hint" and (move.rung or 1) > 1:
        return retriever.search(area.criterion(move.criterion).text, 1, about)
    if move.kind != "deepen":
        return ()
    wanted = missing(session.met, area) or area.criteria
    query = f"{_PROBES} {wanted[0].text}"
    found = retriever.search(query, _PASSAGES, about)
    own = [p for kind in _OWN for p in retriever.nearest(query, 1, About(kinds=(kind,)))]
    return (*found, *own)


def _word(state: State, runtime: Runtime[Surroundings]) -> State:
    session, move = Session.restored(state["session"]), Move.restored(state["move"])
    passages = [Passage.restored(each) for each in state["passages"]]
    clock = runtime.context.clock
    at = clock.elapsed_s()
    turn = _worded(session, move, passages, runtime.context, at)
    turn = turn.model_copy(update={"notes": tuple(state["notes"])})
    clock.spoken(turn.text)
    session = session.with_turn(turn, in_force(session, runtime.context))
    update = {"elapsed_s": clock.elapsed_s()}
    return {"session": dump(session.model_copy(update=update))}


def in_force(session: Session, around: Surroundings) -> Versions:
    """Returns what is in force for the session's next turn."""
    return interview_versions(session.round, around.model.stamp, around.retriever.stamp)


def _worded(
    session: Session, move: Move, passages: Sequence[Passage], around: Surroundings, at: float
) -> SessionTurn:
    setting = round_setting(session)
    if move.kind == "close":
        text = " ".join(setting.plan.closing.split())
        around.on_text(text)
        return SessionTurn(speaker="interviewer", t=at, text=text, move=move)
    prompt = assets.prompt(setting.plan.prompt)
    direction = direct(session, setting, prompt, move, passages)
    if not direction.text:
        around.on_text(direction.told)
        return SessionTurn(
            speaker="interviewer",
            t=at,
            text=direction.told,
            move=move,
            told=direction.told,
            cited=direction.cited,
        )
    messages = turn_messages(session, setting, direction.text)
    if direction.told:
        around.on_text(f"{direction.told} ")
    try:
        reply = around.model.complete(messages, max_tokens=LONGEST_TURN_TOKENS, stop=STOPS)
    except ModelSilentError:
        reply = Reply("", Usage())
    worded = clean(spoken(reply.value))
    strayed = strays(worded, direction.draft)
    asked = direction.draft if strayed else worded
    for piece in _SPACE.split(asked):
        around.on_text(piece)
    return SessionTurn(
        speaker="interviewer",
        t=at,
        text=f"{direction.told} {asked}".strip(),
        move=move,
        direction=direction.text,
        told=direction.told,
        strayed=strayed,
        worded=worded if strayed else "",
        cited=direction.cited,
        model=around.model.stamp,
        usage=reply.usage,
    )


def turn_messages(session: Session, setting: Setting, direction: str) -> list[Message]:
    """Returns the messages that ask for a turn."""
    prompt, manner = assets.prompt(setting.plan.prompt), assets.style(session.style)
    return turn_prompt(session, setting.question, prompt, direction, setting.plan.persona, manner)


def dump(record: Session | Passage | Move | CodeEvent) -> dict[str, Any]:
    """Returns a record as the state holds it."""
    return record.model_dump(mode="json")
