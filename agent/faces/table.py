"""The table at which a round is played: the interviewer, the keyboard, and the clock."""

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from rich.console import Console

from agent.errors import MockloopError, ModelAnswerError, ModelError, SessionError, one_line
from agent.faces.coding import CODE_COMMANDS, HELP_CODE, at_the_desk, say_desk, what_is_left
from agent.faces.conversation import Conversation, time_left
from agent.faces.grading_screen import grade_and_show
from agent.faces.keyboard import LONGEST_ANSWER, Keyboard, is_command
from agent.faces.terminal import download_bar, say_models
from agent.ports.chat import ChatModel
from agent.ports.clock import Clock, ExamClock, WallClock
from agent.ports.store import open_store
from agent.records import Level, Session
from agent.settings import Settings
from agent.steps.fencing import clean
from agent.wiring.corpus import ready_index
from agent.wiring.desk import Desk, desk_for
from agent.wiring.interview import Interview, new_session
from agent.wiring.models import Models, open_models
from agent.wiring.problems import sandbox_here
from agent.wiring.setup import save_transcript, session_lock
from agent.wiring.turn_graph import Surroundings

HELP = """\
Type your answer; it may have several lines. An empty line sends it (so does Alt-Enter).
/time  how much of the round is left
/end   end the round now and have it graded
/help  this
Ctrl-C or the end of the input saves the round; 'mockloop resume ID' goes on with it."""

_PAUSED = 130


@dataclass(frozen=True, slots=True)
class Start:
    """What a new session begins with: its round, question, level, minutes, style and coach."""

    round: str
    question: str
    level: Level
    minutes: float
    style: str = "neutral"
    coach: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """The place of a round in a loop, which grades it by itself.

    Attributes:
        go_on: the command that goes on with it.
        exam: whether the clock on the wall times it, which nothing stops.
    """

    go_on: str
    exam: bool = False


def play_at_the_keyboard(
    out: Console,
    settings: Settings,
    session_id: str,
    *,
    grade: bool,
    start: Start | None = None,
    seat: Seat | None = None,
) -> int:
    """Plays a round with the person at the keyboard, and grades it.

    Args:
        out: where the conversation is shown.
        settings: the settings of the run.
        session_id: which session; it is loaded unless `start` is given.
        grade: whether the round is graded when it is over.
        start: what a new session begins with.
        seat: its place in a loop; None for practice.

    Returns:
        The exit code.

    Raises:
        MockloopError: what went wrong; the session is saved, and the message says how to go on.
    """
    with (
        session_lock(settings, session_id),
        download_bar(out) as bar,
        open_models(settings, bar) as models,
        open_store(settings.home) as store,
    ):
        before = None if start else _unfinished(settings, store.load(session_id))
        say_models(out, settings, models, ("interviewer", "grader"))
        with out.status("getting the interviewer ready …"):
            index = ready_index(settings, bar)
            model = models.get("interviewer")
        session = before or _begun(session_id, start, model)
        clock = _clock_of(session, seat)
        talk = Conversation(out, session.minutes)

        def coach(text: str) -> None:
            talk.aside("coach", text)

        def piece(text: str) -> None:
            if not talk.begun:  # after the coach, or where only the reply is made again
                talk.begin("interviewer", clock.elapsed_s())
            talk.piece(text)

        around = Surroundings(model, index, clock, piece, coach)
        desk = desk_for(settings, session, sandbox_here())
        table = _Table(out, settings, talk, clock, Interview(session, store, around), desk, seat)
        over = table.play()
        if over and desk is not None and (seat is None or _in_time(desk, session, seat)):
            table.take_code(desk)
        said = table.interview.said
        return _after(out, settings, models, said, over=over, grade=grade, seat=seat)


def _clock_of(session: Session, seat: Seat | None) -> Clock:
    if seat is not None and seat.exam:
        return ExamClock(datetime.fromisoformat(session.started))
    return WallClock(session.elapsed_s)


def _in_time(desk: Desk, session: Session, seat: Seat) -> bool:
    """Whether the code was written before the time of an exam's round was up."""
    end = datetime.fromisoformat(session.started) + timedelta(minutes=session.minutes)
    return not seat.exam or desk.written_by(end)


def _begun(session_id: str, start: Start | None, model: ChatModel) -> Session:
    if start is None:
        raise ValueError("a new session needs a start")
    return new_session(
        session_id,
        start.round,
        start.question,
        start.level,
        start.minutes,
        model,
        start.style,
        coach=start.coach,
    )


def _unfinished(settings: Settings, session: Session) -> Session:
    if session.closed:
        path = save_transcript(settings, session)
        raise SessionError(f"session {session.id} is over", f"grade it: mockloop grade {path}")
    return session


def _after(
    out: Console,
    settings: Settings,
    models: Models,
    session: Session,
    *,
    over: bool,
    grade: bool,
    seat: Seat | None,
) -> int:
    """Saves the transcript, and grades it if the round is over and in no loop."""
    answered = any(turn.speaker == "candidate" for turn in session.turns)
    path = save_transcript(settings, session) if answered else None
    if path:
        out.print(f"\ntranscript: {path}", style="dim", soft_wrap=True, markup=False)
    if not over:
        go_on = seat.go_on if seat else f"mockloop resume {session.id}"
        runs_on = " The clock runs on." if seat and seat.exam else ""
        out.print(f"Saved.{runs_on} Go on with: {go_on}", markup=False)
        return _PAUSED
    if seat is not None:
        return 0
    if path is None:
        out.print("Nothing was answered, so there is nothing to grade.")
    elif grade:
        stop = "Grading. You may stop it with Ctrl-C and come back:"
        out.print(f"{stop} mockloop grade {path}\n", soft_wrap=True, markup=False)
        grade_and_show(out, settings, models, path)
    else:
        out.print(f"Grade it with: mockloop grade {path}", soft_wrap=True, markup=False)
    return 0


class _Table:
    """One sitting.

    Args:
        out: where things are shown.
        settings: the settings of the run.
        talk: how the conversation looks.
        clock: the round's clock.
        interview: the round.
        desk: what code is written on; None in a round without.
        seat: its place in a loop; None for practice.
    """

    def __init__(
        self,
        out: Console,
        settings: Settings,
        talk: Conversation,
        clock: Clock,
        interview: Interview,
        desk: Desk | None = None,
        seat: Seat | None = None,
    ) -> None:
        self._desk = desk
        self._exam = seat is not None and seat.exam
        self._go_on = seat.go_on if seat else f"mockloop resume {interview.session.id}"
        self._out = out
        self._settings = settings
        self._talk = talk
        self._clock = clock
        self.interview = interview
        self._keyboard = Keyboard(self._time_left)

    def play(self) -> bool:
        """Plays until the round is over (True) or is put aside (False)."""
        try:
            self._begin()
            while not self.interview.session.closed:
                self._turn()
        except (KeyboardInterrupt, EOFError):
            self._talk.end()
            self.interview.pause()
            return False
        except MockloopError as error:
            self._talk.end()
            self.interview.pause()
            if self.interview.session.turns:
                save_transcript(self._settings, self.interview.said)
            saved = f"the round is saved: {self._go_on}"
            remedy = f"{error.remedy}; {saved}" if error.remedy else saved
            raise type(error)(error.fault, remedy) from error
        return True

    def _begin(self) -> None:
        session = self.interview.session
        self._out.print(f"session {session.id}, {self._time_left()}.", style="dim", markup=False)
        self._out.print("/help tells what you can type.", style="dim")
        if self._desk:
            say_desk(self._out, self._desk)
        if not session.turns:
            self._talk.begin("interviewer", self._clock.elapsed_s())
            self.interview.open()
            self._talk.end()
            if self.interview.session.model.id.startswith("embedded:"):
                threading.Thread(target=self._warm_up, daemon=True).start()
            return
        last = next(turn for turn in reversed(session.turns) if turn.speaker == "interviewer")
        self._talk.whole(last.speaker, last.t, last.text)
        if (pending := self.interview.pending) is not None:
            self._talk.whole("candidate", self._clock.elapsed_s(), pending)
            self._try_again()

    def _try_again(self) -> None:
        """Asks for the reply that was cut off; without one, the round can still go on or end."""
        try:
            self._speak(self.interview.go_on)
        except ModelAnswerError as error:
            self._talk.end()
            self._out.print(f"{error} Add to your answer, or /end.", style="yellow", markup=False)

    def _warm_up(self) -> None:
        """Uses the time in which the candidate reads the problem."""
        with contextlib.suppress(ModelError):
            self.interview.warm_up()

    def _turn(self) -> None:
        self._out.print(f"\n({self._time_left()})", style="dim", markup=False)
        began = self._clock.elapsed_s()
        typed = self._keyboard.answer()
        if self._time_is_up():
            self.interview.end()
            self._out.print("The time is up, so the clock has closed the round.", style="yellow")
            self._out.print("What you had not sent by then is not taken.", style="dim")
            return
        command, _, rest = typed.partition(" ") if is_command(typed) else ("", "", "")
        if self._desk and command in CODE_COMMANDS:
            self._code(self._desk, command, rest)
            return
        match command:
            case "/time":
                self._out.print(self._time_left())
            case "/help":
                self._out.print(f"{HELP}\n{HELP_CODE}" if self._desk else HELP, markup=False)
            case "/end":
                self.interview.end()
            case "":
                self._answer(typed, began)
            case unknown:
                self._out.print(
                    f"there is no command {one_line(unknown)}; /help lists them", markup=False
                )

    def take_code(self, desk: Desk) -> None:
        """Takes what was written since the last run, so that it is graded as well."""
        event = what_is_left(self._out, desk, self.interview.session)
        if event is not None:
            self.interview.leave_code(event)

    def _code(self, desk: Desk, command: str, rest: str) -> None:
        """Does something with the code; the interviewer hears of all but of opening the editor."""
        event = at_the_desk(self._out, desk, command, rest, self.interview.session)
        if event is not None:
            self._speak(lambda: self.interview.coded(event))

    def _answer(self, typed: str, began: float) -> None:
        if not clean(typed):
            self._out.print("nothing was typed; /help tells how an answer is sent", style="dim")
            return
        if len(typed) > LONGEST_ANSWER:
            self._out.print(
                f"only the first {LONGEST_ANSWER:,} characters are kept", style="yellow"
            )
        self._speak(lambda: self.interview.answer(typed[:LONGEST_ANSWER], began))

    def _speak(self, words: Callable[[], Session]) -> None:
        if not self.interview.session.coach:  # the coach speaks first, and then begins the turn
            self._talk.begin("interviewer", self._clock.elapsed_s())
        words()
        self._talk.end()

    def _time_is_up(self) -> bool:
        """Whether the clock ends the round here and now, as it does in an exam."""
        return self._exam and self._clock.elapsed_s() >= self.interview.session.minutes * 60

    def _time_left(self) -> str:
        return time_left(self.interview.session, self._clock.elapsed_s())
