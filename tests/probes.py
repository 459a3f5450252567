"""A probe whose numbers were chosen by hand, and readers that need no model."""

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np

from agent import assets
from agent.errors import ModelUnavailableError
from agent.ports.corpus_stamp import embedding_name
from agent.ports.hidden import OnRead, Vectors, unread
from agent.records import MeasuredError, ProbeCard, RoundFit, Stamp
from agent.steps.exchanges import TEXT_VERSION
from agent.steps.logistic import Floats, Logistic
from agent.steps.picking import SIGNS
from agent.steps.probing import Kernel, Marking, Numbers
from agent.wiring.labelled import labels_stamp
from agent.wiring.models import find_known
from agent.wiring.probe_grader import Probe
from agent.wiring.versions import PROBE_PROMPT

WIDTH = 4
MODEL = "qwen2.5-coder-0.5b"


def embed(texts: Iterable[str]) -> dict[str, Floats]:
    """Gives every text a vector of its own."""
    return {text: _vector(text, 3) for text in texts}


def _vector(text: str, width: int) -> Floats:
    seed = int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)
    return np.random.default_rng(seed).normal(size=width)


class StandInReader:
    """Reads texts into vectors by their words; remembers what it read.

    Args:
        fails_after: how many texts it reads before it gives no answer any more.
    """

    stamp = Stamp(id=f"embedded:{MODEL}", version="layer-2", sha256="aaaaaaaaaaaa")

    def __init__(self, fails_after: int = 1_000_000) -> None:
        self.asked: list[str] = []
        self.tokens = 0
        self._fails_after = fails_after

    def vectors(self, texts: Sequence[str], on_read: OnRead = unread) -> Vectors:
        for text in texts:
            if len(self.asked) >= self._fails_after:
                raise ModelUnavailableError("the embedded model did not read a text")
            self.asked.append(text)
            self.tokens += len(text.split())
        rows = np.array([_vector(text, WIDTH) for text in texts], dtype=np.float32)
        unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


def kernel() -> Kernel:
    """Returns a kernel with one labelled vector, which is worth a point more than all others."""
    return Kernel(
        mean=np.zeros(WIDTH),
        scale=np.ones(WIDTH),
        support=np.ones((1, WIDTH)),
        dual=np.array([1.0]),
        gamma=np.array([0.1]),
        base=np.array([3.0]),
    )


def numbers(areas: int = 5, likely: float = 9.0) -> Numbers:
    """Returns numbers by which every exchange is on every area."""
    width = 2 * (2 * 3 + 2 * areas)
    return Numbers(
        Logistic(np.zeros((areas, width)), np.full(areas, likely)),
        Logistic(np.array([1.0, 0.0, 0.0, 0.0]), np.zeros(1)),
        Logistic(np.zeros(SIGNS), np.zeros(1)),
        Marking(kernel(), np.array([3.0]), np.array([-4.5, -7.5, -10.5, -13.5])),
    )


def probe(round_id: str = "ml-design", likely: float = 9.0) -> Probe:
    """Returns a probe of one round that fits what is in force."""
    rubric = assets.rubric(round_id)
    card = ProbeCard(
        version="7",
        model=MODEL,
        weights_sha256=find_known(MODEL).sha256,
        layer=2,
        width=WIDTH,
        text_version=TEXT_VERSION,
        prompt=assets.stamp(assets.prompt(PROBE_PROMPT)),
        embedding=embedding_name(),
        rounds=(
            RoundFit(
                round=round_id,
                areas=tuple(area.id for area in rubric.areas),
                transcripts=20,
                rubric=assets.stamp(rubric),
            ),
        ),
        labels=labels_stamp(),
        errors=(
            MeasuredError(round=round_id, kind="natural", n=40, qwk=0.5, mae=0.6, within_one=0.9),
        ),
    )
    return Probe(card, {round_id: numbers(len(rubric.areas), likely)})
