"""Measurements of the retrieval layer at size: indexing, memory, disk, and warm queries.

The chunks are synthetic (words drawn by Zipf's law) and their vectors are drawn at random around
centres, so that what is measured is the index; the embedding's own throughput stands apart.
"""

import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from agent import assets
from agent.ports.corpus_index import CorpusIndex, Document
from agent.ports.embedding import DIMENSIONS, MiniLM, Vectors
from agent.records import Chunk
from agent.settings import Settings
from agent.wiring.bench import Figure
from agent.wiring.corpus import open_index

CHUNKS = 100_000
_A_FILE = 100
_WORDS, _VOCABULARY, _CENTRES = 60, 20_000, 400
_QUERIES = 200
_EMBEDDED = 200
_RATIO = 2.0
_UNCHANGED = 0.02
_SEED = 7


class ReadyVectors(MiniLM):
    """Gives vectors that were drawn beforehand, so that no text is read."""

    def __init__(self) -> None:
        self.name = "ready"
        self._random = np.random.default_rng(_SEED)
        self._centres = self._random.normal(size=(_CENTRES, DIMENSIONS)).astype(np.float32)
        self.query = self._one

    def documents(self, texts: Sequence[str]) -> Vectors:
        """Draws a vector near a centre for each text, shape (len(texts), 384)."""
        picked = self._centres[self._random.integers(_CENTRES, size=len(texts))]
        noise = self._random.normal(scale=0.6, size=picked.shape).astype(np.float32)
        drawn = picked + noise
        made: Vectors = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
        return made

    def _one(self, text: str) -> Vectors:
        one: Vectors = self.documents([text])[0]
        return one


def retrieval_at_size(
    settings: Settings, count: int = CHUNKS, on_step: Callable[[str], None] = lambda text: None
) -> list[Figure]:
    """Indexes synthetic chunks and measures.

    Args:
        settings: of the run; its folder is not written to.
        count: how many chunks.
        on_step: is told what is being measured.
    """
    words = np.array([f"word{n}" for n in range(_VOCABULARY)])
    with tempfile.TemporaryDirectory() as folder:
        index = _opened(folder)
        documents = _documents(words, count)
        on_step(f"indexing {count:,} chunks with ready vectors")
        first = _timed(lambda: _put(index, documents))
        on_step("opening the index anew and indexing them again, unchanged")
        again = _timed(lambda: _put(_opened(folder), documents))
        size = sum(f.stat().st_size for f in Path(folder).rglob("*") if f.is_file())
        on_step("warm queries")
        ours, bare = _queries(index, words)
    ratios = [_at(ours, q) / _at(bare, q) for q in (0.5, 0.95)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = [
        _figure("index, chunks a second, ready vectors", count / first, n=count),
        _figure("index, peak memory of the process, MiB", peak),
        _figure("index, on disk, MiB", size / (1 << 20)),
        _figure("warm hybrid query p50, ms", _at(ours, 0.5), n=_QUERIES),
        _figure("warm hybrid query p95, ms", _at(ours, 0.95), n=_QUERIES),
    ]
    for name, ratio in zip(("p50", "p95"), ratios, strict=True):
        what = f"hybrid query over a bare Chroma query, {name}"
        figures.append(_figure(what, ratio, f"<= {_RATIO:g}", ratio <= _RATIO, _QUERIES))
    share = again / first
    what = "index again with nothing changed, share of the first time"
    figures.append(_figure(what, share, f"<= {_UNCHANGED:g}", share <= _UNCHANGED))
    on_step("embedding")
    return [*figures, _embedding(settings)]


def _opened(folder: str) -> CorpusIndex:
    return CorpusIndex(Path(folder), ReadyVectors(), "bench", assets.retrieval_tuning())


def _documents(words: np.ndarray, count: int) -> list[Document]:
    random = np.random.default_rng(_SEED)
    ranks = np.minimum(random.zipf(1.3, size=(count, _WORDS)), _VOCABULARY) - 1
    documents = []
    for start in range(0, count, _A_FILE):
        file = f"synthetic/{start // _A_FILE}.md"
        chunks = tuple(
            Chunk(
                text=" ".join(words[ranks[place]]),
                file=file,
                heading=f"Page {start // _A_FILE} > Part {place - start}",
                first_line=1,
                last_line=2,
            )
            for place in range(start, min(count, start + _A_FILE))
        )
        documents.append(Document(file, f"{start:064x}", chunks, ((),) * len(chunks)))
    return documents


def _put(index: CorpusIndex, documents: Sequence[Document]) -> None:
    with index.changing() as changes:
        for document in documents:
            if changes.known(document.file) != document.sha256:
                changes.put(document)


def _queries(index: CorpusIndex, words: np.ndarray) -> tuple[list[float], list[float]]:
    """Times of hybrid and of bare queries in turns, in ms, over the same vectors."""
    random = np.random.default_rng(_SEED + 1)
    vectors = index.embedding.documents([""] * (_QUERIES + 20))
    ours, bare = [], []
    for number, vector in enumerate(vectors):
        asked = " ".join(words[np.minimum(random.zipf(1.3, size=8), _VOCABULARY) - 1])
        took = _timed(lambda: index.search_by_vector(asked, vector, 5))  # noqa: B023 - called now
        plain = _timed(lambda: index.bare_query(vector, 5))  # noqa: B023 - called now
        if number >= 20:
            ours.append(took * 1000)
            bare.append(plain * 1000)
    return ours, bare


def _embedding(settings: Settings) -> Figure:
    index = open_index(settings, folder="bench-index")
    guides = sorted(assets.guides().glob("*.md"))
    texts = [p for page in guides for p in page.read_text(encoding="utf-8").split("\n\n")]
    some = [text for text in texts if len(text.split()) > 20][:_EMBEDDED]
    took = _timed(lambda: index.embedding.documents(some))
    return _figure("embedding alone, paragraphs a second", len(some) / took, n=len(some))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _at(values: Sequence[float], share: float) -> float:
    return statistics.quantiles(values, n=100)[round(share * 100) - 1]


def _figure(what: str, value: float, bar: str = "", met: bool = True, n: int = 1) -> Figure:
    return Figure(what=what, value=value, bar=bar, met=met, n=n)
