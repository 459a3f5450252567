"""A session: one practice round, as it is saved."""

from typing import Annotated, Literal

from pydantic import Field

from agent.records.base import Record, Stamp
from agent.records.code_event import CodeEvent
from agent.records.met import Met
from agent.records.round import Depth, MoveKind
from agent.records.scorecard import Usage, Versions
from agent.records.story import Part
from agent.records.transcript import Level, Speaker, Transcript, Turn


class Move(Record):
    """What the interviewer does next, decided in code.

    Attributes:
        kind: `open` the next area, `probe` a missing criterion or part of a story, ask for the
            `number` or the `alternative`, `challenge` how it fails, `deepen` what was strong, weave
            in `theory`, change a `constraint`, ask for `another` project, `redirect` an answer that
            led nowhere, give the `fact` that was asked for, say the `result` of a run that did not
            pass, `repeat` a question, `hint` where the candidate is stuck, `answer` what they want
            to know of the process, `close`.
        why: the reason, for the saved record.
        stage: index of the stage that the move belongs to.
        criterion: id of the criterion asked for, where there is one.
        part: the part of a story asked for, where it is one.
        question: id of the bank's question that is asked, where it is one.
        fact: what is told, with kind `fact` or `result`; None where nothing is laid down on it.
        rung: which hint it is, from 1, with kind `hint`.
        asked: the candidate's own question, with kind `answer`.
    """

    kind: MoveKind
    why: str
    stage: Annotated[int, Field(ge=0)]
    criterion: str | None = None
    part: Part | None = None
    question: str | None = None
    fact: str | None = None
    rung: Annotated[int, Field(ge=1)] | None = None
    asked: str | None = None

    @property
    def depth(self) -> Depth | None:
        """The step of depth that the move asks for."""
        return _DEPTHS.get(self.kind)


_DEPTHS: dict[MoveKind, Depth] = {
    "number": "number",
    "alternative": "alternative",
    "challenge": "failure",
}


class SessionTurn(Record):
    """A turn with what code decided about it.

    Attributes:
        speaker, t, text: as in a transcript.
        move: why the interviewer said it; None for the candidate.
        direction: what the model was told to say; empty where it was not asked.
        told: what code said before the model's question, word for word: a fact, a hint, an answer.
        event: what the candidate did with their code; the text tells it, and holds new code.
        shown: what the model is given in place of the text; empty where it is the text.
        strayed: why the draft was said in place of the model's own words; empty where it was not.
        worded: those words, which nobody heard; empty where they were said.
        notes: what code noticed about the answer before it, for whoever reads the record; never
            spoken, and never given to the model.
        cited: citations of the passages that the turn draws on.
        model: the model that worded it; None where none was asked.
        usage: what the wording cost.
        versions: what was in force, as a place in the session's `versions`.
    """

    speaker: Speaker
    t: Annotated[float, Field(ge=0)]
    text: str
    move: Move | None = None
    direction: str = ""
    told: str = ""
    event: CodeEvent | None = None
    shown: str = ""
    strayed: str = ""
    worded: str = ""
    notes: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    model: Stamp | None = None
    usage: Usage | None = None
    versions: Annotated[int, Field(ge=0)] | None = None


class Session(Record):
    """One practice round.

    Attributes:
        schema_version: of this record on disk; version 2 knew no hints and no answers, version 3
            no styles, no coach and no notes, version 4 no code.
        id: names the session on the command line.
        round: the round's id.
        question: the question's id.
        target_level: the level that the candidate asked for.
        minutes: how long the round lasts.
        style: how the interviewer speaks: one of the styles of the round's prompt.
        coach: whether the candidate is told after each answer what it met.
        started: date and time of the start, ISO 8601.
        model: the model with which the session began.
        versions: every set of versions that was in force, in the order they came; a session that
            is resumed after a change has more than one.
        turns: all so far.
        met: the criteria met so far.
        elapsed_s: seconds of the round that have gone by.
        ended: the candidate ended the round before its close.
    """

    schema_version: Literal[2, 3, 4, 5] = 5
    id: str
    round: str
    question: str
    target_level: Level
    minutes: Annotated[float, Field(gt=0)]
    style: str = "neutral"
    coach: bool = False
    started: str
    model: Stamp
    versions: tuple[Versions, ...] = ()
    turns: tuple[SessionTurn, ...] = ()
    met: tuple[Met, ...] = ()
    elapsed_s: Annotated[float, Field(ge=0)] = 0.0
    ended: bool = False

    @property
    def moves(self) -> tuple[Move, ...]:
        """The interviewer's moves so far."""
        return tuple(turn.move for turn in self.turns if turn.move is not None)

    @property
    def stage(self) -> int:
        """Index of the stage that is open."""
        last = next((turn.move for turn in reversed(self.turns) if turn.move is not None), None)
        return last.stage if last else 0

    @property
    def closed(self) -> bool:
        """Whether the round is over."""
        return self.ended or (bool(self.moves) and self.moves[-1].kind == "close")

    def in_stage(self, stage: int) -> tuple[int, ...]:
        """Returns the 0-based turns of a stage: its moves, and what the candidate said to each."""
        found: list[int] = []
        here = False
        for place, turn in enumerate(self.turns):
            if turn.move is not None:
                here = turn.move.stage == stage
            if here:
                found.append(place)
        return tuple(found)

    def with_turn(self, turn: SessionTurn, versions: Versions) -> "Session":
        """Returns the session with one turn more, stamped with what is in force."""
        known = self.versions if versions in self.versions[-1:] else (*self.versions, versions)
        stamped = turn.model_copy(update={"versions": len(known) - 1})
        return self.model_copy(update={"turns": (*self.turns, stamped), "versions": known})

    def transcript(self, prompt: str) -> Transcript:
        """The session as a transcript.

        Args:
            prompt: the problem, as a title.

        Raises:
            pydantic.ValidationError: nothing has been said yet.
        """
        return Transcript(
            id=self.id,
            round=self.round,
            prompt=prompt,
            target_level=self.target_level,
            turns=tuple(Turn(speaker=t.speaker, t=t.t, text=t.text) for t in self.turns),
        )
