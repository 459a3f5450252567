"""The clock port: how many seconds of the round have gone by."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

SECONDS_A_WORD = 0.4
"""A steady speaker: 150 words a minute."""


def local_now() -> datetime:
    """Returns the date and time here, with its time zone."""
    return datetime.now().astimezone()


def spoken_s(text: str) -> float:
    """Returns the seconds that a text takes to be spoken."""
    return len(text.split()) * SECONDS_A_WORD


class Clock(Protocol):
    """Counts the seconds of a round."""

    def elapsed_s(self) -> float:
        """Seconds of the round that have gone by, 0 or more."""

    def spoken(self, text: str) -> None:
        """Is told of every text that was said."""


class WallClock:
    """Real time, from where a session was left.

    Args:
        already_s: seconds of the round that had gone by before.
    """

    def __init__(self, already_s: float = 0.0) -> None:
        self._start = time.monotonic() - already_s

    def elapsed_s(self) -> float:
        """Seconds of the round that have gone by."""
        return time.monotonic() - self._start

    def spoken(self, text: str) -> None:
        """Changes nothing: real time goes by itself."""


def now() -> datetime:
    """The date and time, in UTC."""
    return datetime.now(UTC)


class ExamClock:
    """The time since a round began, by the clock on the wall; leaving the round stops nothing.

    Args:
        began: date and time of the beginning, with its zone.
        now: gives the date and time.
    """

    def __init__(self, began: datetime, now: Callable[[], datetime] = now) -> None:
        self._began, self._now = began, now

    def elapsed_s(self) -> float:
        """Seconds of the round that have gone by."""
        return max(0.0, (self._now() - self._began).total_seconds())

    def spoken(self, text: str) -> None:
        """Changes nothing: real time goes by itself."""


class StoppedClock:
    """The time at which a clock was stopped.

    Args:
        at_s: seconds of the round that had gone by.
    """

    def __init__(self, at_s: float) -> None:
        self._at_s = at_s

    def elapsed_s(self) -> float:
        """Seconds of the round that had gone by."""
        return self._at_s

    def spoken(self, text: str) -> None:
        """Changes nothing."""


class SpeechClock:
    """The time that the words would take if they were spoken; for rounds that play by themselves.

    Args:
        already_s: seconds of the round that had gone by before.
    """

    def __init__(self, already_s: float = 0.0) -> None:
        self._elapsed = already_s

    def elapsed_s(self) -> float:
        """Seconds of the round that have gone by."""
        return self._elapsed

    def spoken(self, text: str) -> None:
        """Moves on by the text's words."""
        self._elapsed += spoken_s(text)

    def wait(self, seconds: float) -> None:
        """Moves on while nobody speaks."""
        self._elapsed += seconds
