"""The `retrieval` suite: queries, and the passages that must come back, by four ways of searching.

No model is asked, so there is nothing to record. The ways are dense alone, BM25 alone, the hybrid
that the program uses, and Chroma with its plain defaults on the same embedding.
"""

from collections.abc import Sequence
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
    """A section of a page that answers the query."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    heading: str


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

    Recall@5 is the share of them that does; nDCG@5 counts an earlier place for more, by
    1 / log2(1 + place) over the best that could be had (Jarvelin and Kekalainen 2002); MRR is one
    over the place of the first.
    """

    def evaluate(self, ctx: Context) -> Outcome:
        """Looks at a query that has an answer."""
        expected: RetrievalExpected | None = ctx.expected_output
        wanted = [(p.file, p.heading) for p in expected.passages] if expected else []
        if not wanted:
            return {}
        found: dict[str, EvaluationReason] = {}
        for name, way in ctx.output.value.items():
            hits = [place in wanted for place in way.found]
            gain = sum(hit / np.log2(n + 2) for n, hit in enumerate(hits))
            best = sum(1 / np.log2(n + 2) for n in range(min(K, len(wanted))))
            first = next((1 / (n + 1) for n, hit in enumerate(hits) if hit), 0.0)
            seen = "; ".join(heading for _, heading in way.found[:2])
            found |= {
                f"recall@5 {name}": finding(sum(hits) / min(K, len(wanted)), seen),
                f"ndcg@5 {name}": finding(float(gain / best)),
                f"mrr {name}": finding(first),
            }
        return found


SUITE = Suite(
    id="retrieval",
    about="whether the sections that answer a query come back, and nothing where none does",
    inputs=RetrievalInputs,
    expected=RetrievalExpected,
    play=play,
    evaluators=(FindsThePassages,),
)
