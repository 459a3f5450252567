"""How a conversation looks in the terminal: who speaks, when, and how much time is left."""

from rich.console import Console
from rich.text import Text

from agent.errors import one_line
from agent.records import Session
from agent.steps.agenda import clock_face

_NAMES = {"interviewer": ("Interviewer", "bold cyan"), "candidate": ("Candidate", "bold green")}


class Conversation:
    """Prints turns as they happen.

    Args:
        out: where to.
        minutes: how long the round lasts, if the time left is to stand beside every turn.

    Attributes:
        begun: a turn is being printed.
    """

    def __init__(self, out: Console, minutes: float | None = None) -> None:
        self._out = out
        self._minutes = minutes
        self.begun = False

    def begin(self, speaker: str, at_s: float) -> None:
        """Starts a turn: its time, the time left, and its speaker."""
        self.begun = True
        name, style = _NAMES[speaker]
        clock = clock_face(at_s)
        if self._minutes is not None:
            clock += f" ({clock_face(self._minutes * 60 - at_s)} left)"
        self._out.print()
        self._out.print(Text(f"{clock} ", style="dim"), end="")
        self._out.print(Text(f"{name}: ", style=style), end="")

    def piece(self, text: str) -> None:
        """Prints a piece of the turn as it arrives."""
        shown = "".join(char for char in text if char.isprintable() or char == "\n")
        self._out.print(Text(shown), end="", soft_wrap=True)

    def end(self) -> None:
        """Ends the turn's line."""
        self.begun = False
        self._out.print()

    def aside(self, name: str, text: str) -> None:
        """Prints what is no part of the round, a line each."""
        for line in text.splitlines():
            self._out.print(Text(f"  {name}: {one_line(line)}", style="magenta"))

    def whole(self, speaker: str, at_s: float, text: str) -> None:
        """Prints a whole turn."""
        self.begin(speaker, at_s)
        self.piece(text)
        self.end()


def time_left(session: Session, elapsed_s: float) -> str:
    """Returns how much of the round is left, as it is shown."""
    left = max(0.0, session.minutes * 60 - elapsed_s)
    return f"{clock_face(left)} left of {session.minutes:g} minutes"
