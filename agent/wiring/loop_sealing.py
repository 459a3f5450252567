"""Sealing the rounds of a loop: each graded from its own transcript and nothing else.

A round's grader is given that round's transcript. It is given no other round's transcript or
scorecard, and no earlier grading of the same round: see tests/wiring/test_loop_sealing.py.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from agent import assets
from agent.errors import (
    DataError,
    MockloopError,
    ModelAnswerError,
    ModelRefusedError,
    SealBrokenError,
    SettingError,
    StorageError,
    WeightsError,
)
from agent.ports.clock import now
from agent.ports.retriever import Searcher
from agent.records import LoopRound, Scorecard, Sealed, Transcript, Versions
from agent.settings import Settings
from agent.steps.grading import OnArea, no_report
from agent.steps.sealing import nothing_said, seal
from agent.wiring.grader import Grader
from agent.wiring.grading import grade_transcript
from agent.wiring.loops import (
    held,
    held_loop,
    keep,
    keep_sealed,
    loop_of,
    sealed_at,
    transcript_of,
)

OpenGrader = Callable[[bool], AbstractContextManager[Grader]]
"""Opens who grades; is told whether the code in the transcripts is the user's own."""


_ALL_ALIKE = (ModelRefusedError, WeightsError, SettingError, DataError)
"""What would fail every round alike, so that no other is tried."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a round: its seal, or why there is none. A round without one can be retried."""

    place: str
    sealed: Sealed | None = None
    fault: MockloopError | None = None


def seal_rounds(
    settings: Settings,
    loop_id: str,
    open_grader: OpenGrader,
    retriever: Searcher | None = None,
    on_round: Callable[[str], OnArea] = lambda place: no_report,
    clock: Callable[[], datetime] = now,
) -> Iterator[Outcome]:
    """Grades and seals the rounds that are over and not sealed, in their order.

    Each is written as soon as it is there. A round whose grading fails stays unsealed, with the
    reason, and stops no other, unless all would fail alike.

    Args:
        settings: of the run.
        loop_id: of the loop.
        open_grader: opens who grades.
        retriever: finds what to read next; nothing is offered without one.
        on_round: is told which round is begun, and gives what is told of its areas.
        clock: gives the date and time.

    Raises:
        LoopError: there is no such loop, or another window is sealing it.
        ModelRefusedError, WeightsError, SettingError, DataError: no round can be graded; the
            reason is kept.
        StorageError: the disk is full or the folder cannot be written.
    """
    with held(settings.home, f"{loop_id}-sealing", wait_s=0):
        waiting = loop_of(settings.home, loop_id).unsealed
        for own_code in (True, False):
            some = [each for each in waiting if (not each.held) is own_code]
            with ExitStack() as stack:
                grader = LateGrader(partial(_opened, stack, open_grader, own_code))
                for each in some:
                    on_area = on_round(each.place)
                    yield _outcome(settings.home, loop_id, each, grader, retriever, on_area, clock)


def scorecard_of(
    transcript: Transcript,
    grader: Grader,
    on_area: OnArea = no_report,
    retriever: Searcher | None = None,
) -> Scorecard:
    """Grades one round from its own transcript.

    Raises:
        ModelAnswerError: a call failed, so that an area has no score that it may have.
        ModelRefusedError: the model will refuse every call.
    """
    rubric = assets.rubric(transcript.round)
    if (card := nothing_said(transcript, rubric, grader.versions(transcript.round))) is not None:
        return card
    card = grade_transcript(transcript, grader, on_area, retriever=retriever)
    failed = [found for found in card.areas.values() if found.call_failed]
    if failed:
        raise ModelAnswerError(
            f"{len(failed)} of {len(card.areas)} areas have no score: {failed[0].unscored_reason}",
            "try again: mockloop loop seal",
        )
    return card


def _outcome(
    home: Path,
    loop_id: str,
    each: LoopRound,
    grader: Grader,
    retriever: Searcher | None,
    on_area: OnArea,
    clock: Callable[[], datetime],
) -> Outcome:
    """Seals one round; where that fails, keeps why."""
    try:
        transcript = transcript_of(home, loop_id, each.place)
        sealed = _written(home, loop_id, each, transcript)
        if sealed is None:
            card = scorecard_of(transcript, grader, on_area, retriever)
            sealed = seal(each.place, card, transcript, clock().isoformat(timespec="seconds"))
            keep_sealed(home, loop_id, sealed)
    except StorageError:
        raise
    except MockloopError as error:
        _note(home, loop_id, each.place, {"fault": str(error)})
        if isinstance(error, _ALL_ALIKE):
            raise
        return Outcome(each.place, fault=error)
    _note(home, loop_id, each.place, {"fault": "", "sealed": sealed.sha256})
    return Outcome(each.place, sealed)


def _written(home: Path, loop_id: str, each: LoopRound, transcript: Transcript) -> Sealed | None:
    """What was sealed by a run that was killed before the loop knew of it."""
    with suppress(SealBrokenError):
        found = sealed_at(home, loop_id, each)
        if found is not None and found.transcript == transcript:
            return found
    return None


def _note(home: Path, loop_id: str, place: str, update: dict[str, str]) -> None:
    """Keeps what came of a round; another window may have changed other rounds meanwhile."""
    with held_loop(home, loop_id) as loop:
        each = loop.at(place)
        if each is not None:
            keep(home, loop.with_round(each.model_copy(update=update)))


def _opened(stack: ExitStack, open_grader: OpenGrader, own_code: bool) -> Grader:
    return stack.enter_context(open_grader(own_code))


class LateGrader:
    """A grader that is opened when it is first needed.

    Args:
        opened: opens it.
    """

    def __init__(self, opened: Callable[[], Grader]) -> None:
        self._opened = opened
        self._grader: Grader | None = None

    def versions(self, round_id: str) -> Versions:
        """See `Grader.versions`."""
        return self._ready().versions(round_id)

    def grade(
        self,
        transcript: Transcript,
        on_area: OnArea = no_report,
        before: Scorecard | None = None,
        only: tuple[str, ...] = (),
    ) -> Scorecard:
        """See `Grader.grade`."""
        return self._ready().grade(transcript, on_area, before, only)

    def _ready(self) -> Grader:
        if self._grader is None:
            self._grader = self._opened()
        return self._grader
