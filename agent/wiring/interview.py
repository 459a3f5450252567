"""An interview as a graph: one run is one turn.

    take_answer -> decide -> retrieve -> word

The state is plain data. It is saved twice a turn: with the answer, before anything is done with
it, and with the outcome. A run that was cut off is made again from the saved answer, so that a
killed process loses at most the answer that was being typed. Only `word` calls the model.
"""

from datetime import UTC, datetime

from langchain_core.runnables import RunnableConfig
from langgraph.graph import START

from agent import assets
from agent.ports.chat import ChatModel
from agent.ports.store import SessionStore
from agent.records import CodeEvent, Level, Move, Session, SessionTurn
from agent.steps.code_events import event_text, last_code
from agent.steps.fencing import clean
from agent.wiring.turn_graph import (
    State,
    Surroundings,
    dump,
    in_force,
    opening_text,
    round_setting,
    turn_graph,
    turn_messages,
)


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
        self._graph = turn_graph(store)
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
        return self.session.with_turn(turn, in_force(self.session, self._surroundings))

    def open(self) -> Session:
        """Says the opening of a new session; its words are data, so the model is not asked."""
        setting = round_setting(self.session)
        text = opening_text(setting)
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
        messages = turn_messages(self.session, round_setting(self.session), "")
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
        return self._take(clean(text), began)

    def coded(self, event: CodeEvent) -> Session:
        """Takes what the candidate did with their code, and says the next turn.

        Raises:
            ModelError: as in `answer`.
        """
        changed = event.code != last_code(self.session)
        return self._take(
            event_text(event, changed=changed), self._surroundings.clock.elapsed_s(), event
        )

    def _take(self, said: str, began: float, event: CodeEvent | None = None) -> Session:
        """Saves what was said or done, and runs the turn."""
        if (waiting := self.pending) is not None:
            said = f"{waiting}\n\n{said}"
        self._take_back()
        self._settled = False
        given: State = {
            "answer": said,
            "answered_at": began,
            "event": dump(event) if event else None,
        }
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

    def leave_code(self, event: CodeEvent) -> Session:
        """Adds the code that a candidate leaves behind when the round is over; nobody answers."""
        changed = event.code != last_code(self.session)
        at = self._surroundings.clock.elapsed_s()
        text = event_text(event, changed=changed)
        return self._save(turn=SessionTurn(speaker="candidate", t=at, text=text, event=event))

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
            self.session = self.session.with_turn(turn, in_force(self.session, self._surroundings))
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
        values: State = {"session": dump(self.session)}
        self._graph.update_state(self._config, values, as_node="word")
        self._settled = True
        self._store.forget_steps(self.session.id)


def new_session(
    session_id: str,
    round_id: str,
    question_id: str,
    level: Level,
    minutes: float,
    model: ChatModel,
    style: str = "neutral",
    *,
    coach: bool = False,
) -> Session:
    """Returns a session that has not begun.

    Raises:
        SettingError: there is no such round, question or style.
    """
    assets.rubric(round_id)  # a round that cannot be scored is not begun
    assets.style(style)
    return Session(
        id=session_id,
        round=assets.round_plan(round_id).id,
        question=assets.question(round_id, question_id).id,
        target_level=level,
        minutes=minutes,
        started=datetime.now(UTC).isoformat(timespec="seconds"),
        model=model.stamp,
        style=style,
        coach=coach,
    )
