"""An interview as a graph: one run is one turn.

    take_answer -> decide -> retrieve -> word

The state is plain data. It is saved twice a turn: with the answer, before anything is done with
it, and with the outcome. A run that was cut off is made again from the saved answer, so that a
killed process loses at most the answer that was being typed. Only `word` calls the model.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypedDict, cast

from langchain_core.runnables import RunnableConfig
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime

from agent import assets
from agent.errors import ModelAnswerError
from agent.ports.chat import ChatModel
from agent.ports.clock import Clock
from agent.ports.retriever import About, Retriever
from agent.ports.store import SessionStore
from agent.records import Kind, Level, Move, Passage, Session, SessionTurn, Versions
from agent.steps.agenda import open_area
from agent.steps.coverage import met_by, missing
from agent.steps.direction import direct
from agent.steps.fencing import clean
from agent.steps.moves import next_move
from agent.steps.wording import LONGEST_TURN_TOKENS, STOPS, FirstQuestion, spoken, turn_prompt
from agent.wiring.versions import interview_versions

_PASSAGES = 4
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
    advanced: bool
    passages: list[dict[str, Any]]
    move: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the nodes need and the state must not hold."""

    model: ChatModel
    retriever: Retriever
    clock: Clock
    on_text: OnText


Graph = CompiledStateGraph[State, Surroundings, State, State]


class Interview:
    """One round with one candidate.

    Args:
        session: as it is now, new or loaded.
        store: where it is saved.
        surroundings: the model, the retriever, the clock, and who is given the text.
    """

    def __init__(self, session: Session, store: SessionStore, surroundings: Surroundings) -> None:
        self._store = store
        self._surroundings = surroundings
        self._graph = _graph(store)
        self._config: RunnableConfig = {"configurable": {"thread_id": session.id}}
        self._settled = False  # whether no turn is known to be cut off; the store is asked else
        self.session = session

    @property
    def pending(self) -> str | None:
        """The answer of a turn that was cut off; None where none was."""
        if self._settled:
            return None
        saved = self._graph.get_state(self._config)
        return str(saved.values["answer"]) if saved.next else None

    @property
    def said(self) -> Session:
        """The session with the answer of a turn that was cut off."""
        waiting, turns = self.pending, self.session.turns
        if waiting is None or turns[-1].speaker == "candidate":
            return self.session
        turn = SessionTurn(speaker="candidate", t=self.session.elapsed_s, text=waiting)
        return self.session.with_turn(turn, _in_force(self.session, self._surroundings))

    def open(self) -> Session:
        """Says the opening of a new session; its words are data, so the model is not asked."""
        plan = assets.round_plan(self.session.round)
        question = assets.question(self.session.round, self.session.question)
        text = " ".join(plan.opening.replace("$statement", question.statement).split())
        move = Move(kind="open", why="the round begins", stage=0, criterion=None)
        self._surroundings.on_text(text)
        self._surroundings.clock.spoken(text)
        turn = SessionTurn(speaker="interviewer", t=self.session.elapsed_s, text=text, move=move)
        return self._save(turn=turn)

    def warm_up(self) -> None:
        """Lets the model read what every turn begins with, so that the first reply comes sooner.

        Raises:
            ModelError: the model gave no answer; nothing depends on it.
        """
        plan = assets.round_plan(self.session.round)
        question = assets.question(self.session.round, self.session.question)
        messages = turn_prompt(self.session, question, assets.prompt(plan.prompt), "")
        self._surroundings.model.complete(messages, max_tokens=1)

    def answer(self, text: str, answered_at: float | None = None) -> Session:
        """Takes the candidate's answer and says the next turn.

        Args:
            text: what the candidate said. Where an earlier answer got no reply, it is added to it.
            answered_at: second of the round at which they began; now, where it is not given.

        Raises:
            ModelError: the model gave no usable turn. The answer is saved; `go_on` tries again.
        """
        clock = self._surroundings.clock
        began = clock.elapsed_s() if answered_at is None else answered_at
        clock.spoken(text)
        waiting = self.pending
        said = clean(text) if waiting is None else f"{waiting}\n\n{clean(text)}"
        self._take_back()
        self._settled = False
        given: State = {"answer": said, "answered_at": began}
        self._graph.update_state(self._config, given, as_node=START)
        return self._run()

    def go_on(self) -> Session:
        """Finishes a turn that was cut off; changes nothing where none was."""
        return self.session if self.pending is None else self._run()

    def end(self) -> Session:
        """Ends the round at the candidate's wish; an answer that got no reply stays in it."""
        waiting = self.pending
        self._take_back()
        at = self._surroundings.clock.elapsed_s()
        turn = SessionTurn(speaker="candidate", t=at, text=waiting) if waiting else None
        return self._save(turn=turn, ended=True)

    def last_word(self, text: str) -> Session:
        """Adds what the candidate says after the close."""
        at = self._surroundings.clock.elapsed_s()
        self._surroundings.clock.spoken(text)
        return self._save(turn=SessionTurn(speaker="candidate", t=at, text=clean(text)))

    def pause(self) -> Session:
        """Saves how much of the round's time has gone by."""
        return self._save()

    def _run(self) -> Session:
        """Runs the turn whose answer is saved, and saves its outcome."""
        state = self._graph.invoke(
            None, self._config, context=self._surroundings, durability="exit"
        )
        self.session = Session.restored(state["session"])
        self._settled = True
        self._store.forget_steps(self.session.id)
        return self.session

    def _take_back(self) -> None:
        """Puts the saved state back to before a turn that was cut off."""
        if self.pending is None:
            return
        turns = self.session.turns
        if turns[-1].speaker == "candidate":
            self.session = self.session.model_copy(update={"turns": turns[:-1]})
        self._write()

    def _save(self, *, turn: SessionTurn | None = None, ended: bool = False) -> Session:
        """Changes the session and saves it, unless a turn is to be made again."""
        if turn is not None:
            self.session = self.session.with_turn(turn, _in_force(self.session, self._surroundings))
        self.session = self.session.model_copy(
            update={
                "elapsed_s": self._surroundings.clock.elapsed_s(),
                "ended": ended or self.session.ended,
            }
        )
        if self.pending is None:
            self._write()
        return self.session

    def _write(self) -> None:
        values: State = {"session": _dump(self.session)}
        self._graph.update_state(self._config, values, as_node="word")
        self._settled = True
        self._store.forget_steps(self.session.id)


def new_session(
    session_id: str, round_id: str, question_id: str, level: Level, minutes: float, model: ChatModel
) -> Session:
    """Returns a session that has not begun.

    Raises:
        SettingError: there is no such round or question.
    """
    assets.rubric(round_id)  # a round that cannot be scored is not begun
    return Session(
        id=session_id,
        round=assets.round_plan(round_id).id,
        question=assets.question(round_id, question_id).id,
        target_level=level,
        minutes=minutes,
        started=datetime.now(UTC).isoformat(timespec="seconds"),
        model=model.stamp,
    )


def _graph(store: SessionStore) -> Graph:
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
    turn = SessionTurn(speaker="candidate", t=state["answered_at"], text=state["answer"])
    found = met_by(turn.text, len(session.turns), rubric, area)
    known = {each.criterion for each in session.met}
    session = session.with_turn(turn, _in_force(session, runtime.context))
    update = {
        "met": (*session.met, *(each for each in found if each.criterion not in known)),
        "elapsed_s": runtime.context.clock.elapsed_s(),
    }
    return {"session": _dump(session.model_copy(update=update)), "advanced": bool(found)}


def _decide(state: State) -> State:
    session = Session.restored(state["session"])
    plan, rubric = assets.round_plan(session.round), assets.rubric(session.round)
    question = assets.question(session.round, session.question)
    move = next_move(session, plan, rubric, question, advanced=state["advanced"])
    return {"move": _dump(move)}


def _retrieve(state: State, runtime: Runtime[Surroundings]) -> State:
    """Finds passages for the moves that draw on the corpus, and asks nothing for the others."""
    session, move = Session.restored(state["session"]), Move.restored(state["move"])
    found = _passages_for(move, session, runtime.context.retriever)
    return {"passages": [_dump(each) for each in found]}


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
    clock.spoken(turn.text)
    session = session.with_turn(turn, _in_force(session, runtime.context))
    update = {"elapsed_s": clock.elapsed_s()}
    return {"session": _dump(session.model_copy(update=update))}


def _in_force(session: Session, around: Surroundings) -> Versions:
    return interview_versions(session.round, around.model.stamp, around.retriever.stamp)


def _worded(
    session: Session, move: Move, passages: Sequence[Passage], around: Surroundings, at: float
) -> SessionTurn:
    plan = assets.round_plan(session.round)
    if move.kind == "close":
        text = " ".join(plan.closing.split())
        around.on_text(text)
        return SessionTurn(speaker="interviewer", t=at, text=text, move=move)
    prompt = assets.prompt(plan.prompt)
    area = assets.rubric(session.round).area(plan.stages[move.stage].area)
    direction = direct(session, plan, area, prompt, move, passages)
    question = assets.question(session.round, session.question)
    messages = turn_prompt(session, question, prompt, direction.text)
    if direction.told:
        around.on_text(f"{direction.told} ")
    reply = around.model.complete(
        messages, max_tokens=LONGEST_TURN_TOKENS, stop=STOPS, on_text=FirstQuestion(around.on_text)
    )
    asked = clean(spoken(reply.value))
    if not asked or (reply.cut_off and "?" not in asked):
        name = around.model.stamp.id
        raise ModelAnswerError(f"{name} gave no whole turn within {LONGEST_TURN_TOKENS} tokens")
    return SessionTurn(
        speaker="interviewer",
        t=at,
        text=f"{direction.told} {asked}".strip(),
        move=move,
        direction=direction.text,
        told=direction.told,
        cited=direction.cited,
        model=around.model.stamp,
        usage=reply.usage,
    )


def _dump(record: Session | Passage | Move) -> dict[str, Any]:
    return record.model_dump(mode="json")
