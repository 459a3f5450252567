"""Loops in which every round is over, and a model that remembers all that it is asked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from agent.ports.chat import Message, Reply
from agent.ports.store import open_store
from agent.records import Loop, Record, Stamp, Transcript, Turn, Usage
from agent.settings import Settings
from agent.steps.grading import Judgement
from agent.steps.judging import StrongJudgement, StrongQuote
from agent.wiring.grader import Grader
from agent.wiring.loop_sealing import OpenGrader
from agent.wiring.loop_start import Wish, start_loop
from agent.wiring.loops import held_loop, keep, keep_transcript

R = TypeVar("R", bound=Record)

SAID = "I rank by the chance of a long watch, since clicks alone are gamed."
EVERYTHING = ("second-design", "product-sense", "partner", "ai-coding")


def marker(place: str) -> str:
    """A sentence that stands in one round's transcript and in no other."""
    return f"The zebra of {place} has seven stripes."


def verdict_marker(place: str) -> str:
    """A sentence that the grader says of one round and of no other."""
    return f"The heron of {place} was seen"


def transcript_at(place: str, round_id: str) -> Transcript:
    """Returns what was said in the round at a place."""
    turns = (
        Turn(speaker="interviewer", t=0.0, text="How would you go about it?"),
        Turn(speaker="candidate", t=10.0, text=f"{SAID} {marker(place)}"),
    )
    return Transcript(id=place, round=round_id, target_level="E5", turns=turns)


def planned_loop(home: Path, wish: Wish | None = None) -> Loop:
    """Plans a loop in a home."""
    with open_store(home) as store:
        return start_loop(Settings(home=home), store, wish or Wish(options=EVERYTHING, seed=1))


def played_loop(home: Path, wish: Wish | None = None) -> Loop:
    """Plans a loop in which every round was held elsewhere and is over."""
    planned = planned_loop(home, wish)
    with held_loop(home, planned.id) as loop:
        for each in loop.rounds:
            keep_transcript(home, loop.id, each.place, transcript_at(each.place, each.round))
            done = {"ended": "2026-11-28T10:00:00+00:00", "held": "call.vtt"}
            loop = loop.with_round(each.model_copy(update=done))  # noqa: PLW2901
        return keep(home, loop)


class RememberingModel:
    """A model that judges by rote, and keeps every request.

    Args:
        places: whose markers it looks for in a request, to say that round's own.
    """

    def __init__(self, places: Sequence[str]) -> None:
        self.stamp = Stamp(id="remembering")
        self.context_tokens: int | None = None
        self.asked: list[str] = []
        self._places = places

    def complete(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        stop: Sequence[str] = (),
        on_text: Callable[[str], None] | None = None,
    ) -> Reply[str]:
        raise NotImplementedError

    def structured(
        self, messages: Sequence[Message], shape: type[R], *, max_tokens: int
    ) -> Reply[R]:
        text = "\n".join(message.text for message in messages)
        self.asked.append(text)
        said = " ".join(verdict_marker(p) for p in self._places if marker(p) in text)
        return Reply(shape.of(_judgement(shape, said)), Usage(tokens_evaluated=10))

    def odds(self, messages: Sequence[Message]) -> Reply[Mapping[str, float]]:
        raise NotImplementedError


def _judgement(shape: type[Record], said: str) -> dict[str, object]:
    if shape is Judgement:
        quote = {"turn": 1, "quote": SAID}
        return {"evidence": [quote], "rationale": said, "score": 3}
    assert shape is StrongJudgement
    return StrongJudgement(
        quotes=(StrongQuote(turn=1, quote=SAID, criterion=""),),
        met=(),
        missed=(),
        why_not_higher=said,
        why_not_lower=f"A target is named. {said}",
        score=3,
    ).model_dump(mode="json")


def opener(grader: Grader) -> OpenGrader:
    """Returns what opens a grader, whoever's code it is."""

    @contextmanager
    def opened(own_code: bool) -> Iterator[Grader]:
        yield grader

    return opened
