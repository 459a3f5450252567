"""The `retrieval` suite: queries, and the passages that must come back, by four ways of searching.

No model is asked, so there is nothing to record. The ways are dense alone, BM25 alone, the hybrid
that the program uses, and Chroma with its plain defaults on the same embedding.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

import numpy as np
from pydantic import BaseModel, ConfigDict
from pydantic_evals.evaluators import EvaluationReason

from agent import assets
from agent.ports.corpus_index import CorpusIndex
from agent.ports.fusion import Ranking, confidence, fuse, signals
from agent.ports.plain_chroma import PlainChroma
from agent.records import Chunk, Signal, Usage
from agent.wiring.evals.suites import (
    Context,
    Expected,
    Inputs,
    Looks,
    Outcome,
    Played,
    Stage,
    Suite,
    finding,
)

K = 5
MUST, ALSO = 2.0, 1.0
"""What a section is worth in nDCG that must come back, and one that may."""

WAYS = ("hybrid", "dense", "bm25", "chroma")
_LINES_BEFORE = 2

Place = tuple[str, str]
"""A passage as it is labelled: its file, and its heading path."""


class RetrievalInputs(Inputs):
    """What is asked.

    Attributes:
        query: the words that are searched for.
        before: what was said before, the last line last; a query may need it to be understood.
    """

    query: str
    before: tuple[str, ...] = ()


class Wanted(BaseModel):
    """A section of a page that answers the query.

    Attributes:
        file: the page.
        heading: its heading path.
        must: it holds what no other labelled section holds; False where it only says again or
            in passing what another says.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    heading: str
    must: bool = True


class RetrievalExpected(Expected):
    """Every section that answers the query, the best first; none where nothing does."""

    passages: tuple[Wanted, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """What one way of searching gave: sections, the best first, and how sure it is of them."""

    found: tuple[Place, ...]
    sure: float


def play(inputs: RetrievalInputs, expected: RetrievalExpected | None, stage: Stage) -> Played:
    """Searches in every way."""
    index = cast(CorpusIndex, stage.retriever)
    query = whole_query(inputs)
    standing = index.standings(query)
    chunks, tuning = index.chunks, assets.retrieval_tuning()
    plain = _plain(index).search(query)
    text, _, keywords = signals(standing)
    ways = {
        "hybrid": Way(sections(chunks, fuse(standing, tuning)), confidence(standing, tuning)),
        "dense": Way(sections(chunks, standing.text), text),
        "bm25": Way(sections(chunks, standing.keywords), keywords),
        "chroma": Way(tuple(dict.fromkeys(p for p, _ in plain))[:K], -plain[0][1]),
    }
    answered = bool(expected and expected.passages)
    sure = {f"abstention-auc {w}": Signal(value=ways[w].sure, positive=answered) for w in WAYS}
    return Played(ways, Usage(), (), signals=sure)


def whole_query(inputs: RetrievalInputs) -> str:
    """Returns the query with what was said just before it."""
    return " ".join((*inputs.before[-_LINES_BEFORE:], inputs.query))


def sections(chunks: Sequence[Chunk], ranking: Ranking) -> tuple[Place, ...]:
    """The sections of the best chunks: a section that was cut into several counts once."""
    found = dict.fromkeys((chunks[place].file, chunks[place].heading) for place, _ in ranking)
    return tuple(found)[:K]


@lru_cache(maxsize=2)
def _plain(index: CorpusIndex) -> PlainChroma:
    return PlainChroma(index.chunks, index.embedding)


@dataclass(repr=False)
class FindsThePassages(Looks):
    """Of the sections that answer a query, which come back among the first five.

    Recall@5 is the share of those that must come back; the share of all that were labelled stands
    beside it. nDCG@5 counts a section that must come back 2 and another 1, by 1 / log2(1 + place)
    over the best that could be had (Jarvelin and Kekalainen 2002). MRR is one over the place of
    the first.
    """

    def evaluate(self, ctx: Context) -> Outcome:
        """Looks at a query that has an answer."""
        expected: RetrievalExpected | None = ctx.expected_output
        if expected is None or not expected.passages:
            return {}
        worth = worths(expected.passages)
        musts = [place for place, gain in worth.items() if gain == MUST]
        found: dict[str, EvaluationReason] = {}
        for name, way in ctx.output.value.items():
            first = next((1 / (n + 1) for n, place in enumerate(way.found) if place in worth), 0.0)
            seen = "; ".join(heading for _, heading in way.found[:2])
            found |= {
                f"recall@5 {name}": finding(_recall(way.found, musts), seen),
                f"recall@5 of all labelled {name}": finding(_recall(way.found, [*worth])),
                f"ndcg@5 {name}": finding(ndcg(way.found, worth)),
                f"mrr {name}": finding(first),
            }
        return found


def worths(passages: Sequence[Wanted]) -> dict[Place, float]:
    """What each labelled section is worth when it comes back."""
    return {(p.file, p.heading): MUST if p.must else ALSO for p in passages}


def ndcg(found: Sequence[Place], worth: Mapping[Place, float]) -> float:
    """Returns the discounted gain of the sections found over the best that could be had, 0 to 1."""
    best = sorted(worth.values(), reverse=True)[:K]
    return _discounted([worth.get(place, 0.0) for place in found]) / _discounted(best)


def _discounted(gains: Sequence[float]) -> float:
    return float(sum(gain / np.log2(n + 2) for n, gain in enumerate(gains)))


def _recall(found: Sequence[Place], wanted: Sequence[Place]) -> float:
    return sum(place in found for place in wanted) / min(K, len(wanted))


SUITE = Suite(
    id="retrieval",
    about="whether the sections that answer a query come back, and nothing where none does",
    inputs=RetrievalInputs,
    expected=RetrievalExpected,
    play=play,
    evaluators=(FindsThePassages,),
)
