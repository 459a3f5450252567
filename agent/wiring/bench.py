"""Measurements of our own work: a turn without the model, the prompt cache, start-up.

Times on a shared machine are noisy: each figure comes with its n, and what can be a count of
tokens or a ratio is one.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field

from agent import assets
from agent.ports.chat import ChatModel, Message, Reply
from agent.ports.clock import Clock
from agent.ports.embedded import EmbeddedServer
from agent.ports.retriever import Retriever
from agent.ports.store import SessionStore, open_store
from agent.ports.weights import Progress, WeightsCache
from agent.records import Record, Stamp
from agent.settings import Settings
from agent.wiring.corpus import ready_index
from agent.wiring.interview import Interview, new_session
from agent.wiring.models import embedded_chat, find_known
from agent.wiring.turn_graph import Surroundings

TURNS = 40
_ROUND, _CANDIDATE = "ml-design", "steady-mid"
_SESSIONS = 40
_STARTS = 9
_MINUTES = 45.0
_OFF_TOPIC = (
    "The view from my desk is lovely at this time of the year, and the coffee is fine too; "
    "honestly I could sit here all day and watch the birds come and go without a care at all."
)

R = TypeVar("R", bound=Record)


class Figure(Record):
    """One measured figure.

    Attributes:
        what: what was measured, with its unit.
        value: the figure.
        bar: what it is to reach, in words.
        met: whether it does.
        n: how many measurements it comes from.
    """

    what: str
    value: float
    bar: str
    met: bool
    n: Annotated[int, Field(ge=1)]


class FrozenClock:
    """A clock that stands still, so that no round ends while it is measured."""

    def elapsed_s(self) -> float:
        """Always 0."""
        return 0.0

    def spoken(self, text: str) -> None:
        """Changes nothing."""


class InstantModel:
    """Stands where a model would and takes no time, so that what is left is our own work."""

    stamp = Stamp(id="none: our own work only")
    context_tokens: int | None = None

    def complete(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        stop: Sequence[str] = (),
        on_text: Callable[[str], None] | None = None,
    ) -> Reply[str]:
        """Answers at once."""
        return Reply("How would you measure that?")

    def structured(
        self, messages: Sequence[Message], shape: type[R], *, max_tokens: int
    ) -> Reply[R]:
        """Is not called when a round is played."""
        raise NotImplementedError

    def odds(self, messages: Sequence[Message]) -> Reply[Mapping[str, float]]:
        """Is not called when a round is played."""
        raise NotImplementedError


def own_work(settings: Settings, progress: Progress) -> list[Figure]:
    """Times one turn without the model: coverage, retrieval, decision, saving."""
    index = ready_index(settings, progress)
    early: list[float] = []
    late: list[float] = []
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder)) as store:
        for number in range(_SESSIONS):
            times = _turn_times(f"bench-{number}", store, InstantModel(), index, FrozenClock())
            early += times[4:6]
            late.append(times[TURNS - 1])
    p95 = statistics.quantiles(late, n=20)[-1]
    p50 = statistics.median(late)
    return [
        Figure(what="own work, turn 40, p50, ms", value=p50, bar="", met=True, n=len(late)),
        Figure(
            what="own work, turn 40, p95, ms", value=p95, bar="under 20", met=p95 < 20, n=len(late)
        ),
        Figure(
            what="own work, turn 40 over turn 5, ratio of p50",
            value=p50 / statistics.median(early),
            bar="",
            met=True,
            n=len(late),
        ),
    ]


def prompt_cache(
    settings: Settings, model_id: str, progress: Progress, on_turn: Callable[[int], None]
) -> list[Figure]:
    """Plays a long round on the embedded model and reads the server's own token counts.

    Args:
        settings: the settings of the run.
        model_id: a known model.
        progress: is told how far a download has come.
        on_turn: is told of every turn that is done.
    """
    known = find_known(model_id)
    path = WeightsCache(settings.home / "models").pull(known, progress)
    index = ready_index(settings, progress)
    evaluated: list[int] = []
    shares: list[float] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder)) as store,
        EmbeddedServer(path, known.id) as server,
    ):
        model = embedded_chat(server, f"embedded:{known.id}", known.sha256)
        interview = _opened("bench-cache", store, model, index, FrozenClock())
        before = server.tokens_evaluated()
        for turn in range(1, TURNS + 1):
            interview.answer(_answer(turn))
            after = server.tokens_evaluated()
            usage = interview.session.turns[-1].usage
            if usage is None:
                raise RuntimeError(f"turn {turn} was not worded by the model")
            prompt_tokens = usage.tokens_evaluated + usage.tokens_cached
            evaluated.append(after - before)
            shares.append(1 - evaluated[-1] / prompt_tokens)
            before = after
            on_turn(turn)
    return _cache_figures(evaluated, shares)


def start_up() -> list[Figure]:
    """Times `mockloop --help`, and an empty Python beside it."""
    command = [sys.executable, "-m", "agent", "--help"]
    ours = [_run_time(command) for _ in range(_STARTS)]
    bare = [_run_time([sys.executable, "-c", "pass"]) for _ in range(_STARTS)]
    p50 = statistics.median(ours)
    return [
        Figure(
            what="mockloop --help, p50, s", value=p50, bar="under 0.5", met=p50 < 0.5, n=_STARTS
        ),
        Figure(
            what="mockloop --help over an empty Python, ratio",
            value=p50 / statistics.median(bare),
            bar="",
            met=True,
            n=_STARTS,
        ),
    ]


def _cache_figures(evaluated: Sequence[int], shares: Sequence[float]) -> list[Figure]:
    """Compares the first fifteen turns from turn 5 on with the last fifteen."""
    first, last = evaluated[4:19], evaluated[TURNS - 15 :]
    ratio = statistics.mean(last) / statistics.mean(first)
    return [
        Figure(
            what="prompt tokens from the cache, turn 10, share",
            value=shares[9],
            bar="at least 0.80",
            met=shares[9] >= 0.8,
            n=1,
        ),
        Figure(
            what="tokens evaluated a turn, turns 26-40 over turns 5-19, ratio of means",
            value=ratio,
            bar="flat: at most 1.10",
            met=ratio <= 1.1,
            n=len(first) + len(last),
        ),
        *(
            Figure(
                what=f"tokens evaluated, turn {turn}",
                value=evaluated[turn - 1],
                bar="",
                met=True,
                n=1,
            )
            for turn in (1, 5, 10, 20, 30, 40)
        ),
        Figure(
            what="prompt tokens from the cache, turn 40, share",
            value=shares[TURNS - 1],
            bar="",
            met=True,
            n=1,
        ),
    ]


def _opened(
    session_id: str, store: SessionStore, model: ChatModel, index: Retriever, clock: Clock
) -> Interview:
    candidate = assets.scripted_candidate(_CANDIDATE)
    session = new_session(session_id, _ROUND, candidate.question, "E5", _MINUTES, model)
    around = Surroundings(model, index, clock, lambda text: None)
    interview = Interview(session, store, around)
    interview.open()
    return interview


def _turn_times(
    session_id: str, store: SessionStore, model: ChatModel, index: Retriever, clock: Clock
) -> list[float]:
    """Plays a round and returns the milliseconds of each of its turns."""
    interview = _opened(session_id, store, model, index, clock)
    times: list[float] = []
    for turn in range(1, TURNS + 1):
        started = time.perf_counter()
        interview.answer(f"{_answer(turn)} {session_id}")
        times.append((time.perf_counter() - started) * 1000)
    if interview.session.closed:
        raise RuntimeError("the measured round closed too soon")
    return times


def _answer(turn: int) -> str:
    """Returns the answer of a turn: two off topic, then one on it, so that the round is long."""
    bank = [
        answer
        for answers in assets.scripted_candidate(_CANDIDATE).answers.values()
        for answer in answers
    ]
    return bank[turn % len(bank)] if turn % 3 == 0 else f"{_OFF_TOPIC} ({turn})"


def _run_time(command: Sequence[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command
    return time.perf_counter() - started
