"""Measuring how coverage is found: cues, embeddings, one-token questions, against written answers.

For each answer of the simulated candidates its author says which criteria it meets. What is fitted
is measured on rounds that it was not fitted on.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, precision_recall_curve
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from agent import assets
from agent.records import (
    ANSWER_LEVELS,
    Area,
    Criterion,
    LevelAnswers,
    MannerName,
    Manners,
    Rubric,
)
from agent.steps.coverage import cue_pattern, met_by
from agent.steps.logistic import Floats
from agent.steps.sentences import SENTENCE_END
from agent.wiring.simulated import answers_of, written_for

Embed = Callable[[Iterable[str]], Mapping[str, Floats]]
Kind = Literal["first", "asked", "otherwise", "another matter"]

_OTHER_MATTERS: tuple[MannerName, ...] = ("off-topic", "rambling", "evasive", "hostile")
_MOST_CUES = 4
_ASKED_ABOUT = 1
"""Answers of each kind and area that the model is asked about."""


@dataclass(frozen=True, slots=True)
class Way:
    """How well one way finds what answers meet.

    Attributes:
        name: of the way.
        precision, recall, f1: 0 to 1; of a fitted way at the threshold with the best F1 on the
            other rounds.
        average_precision: 0 to 1; None for a way that gives no odds.
        recall_asked: of answers that were written to meet one criterion.
        false_here: of answers on the area that meet nothing, the share of pairs found met.
        false_elsewhere: the same of answers on another matter.
        advanced_elsewhere: of answers on another matter, put to each area, the share that meets
            anything of it.
        pairs: pairs of answer and criterion.
        met: how many of them are met.
    """

    name: str
    precision: float
    recall: float
    f1: float
    average_precision: float | None
    recall_asked: float
    false_here: float
    false_elsewhere: float
    advanced_elsewhere: float
    pairs: int
    met: int


@dataclass(frozen=True, slots=True)
class Pair:
    """An answer, a criterion, and whether it is met.

    Attributes:
        round: of the answer.
        area: of the criterion.
        criterion: that may be met.
        answer: what was said.
        kind: of the answer.
        met: whether its author says so.
        by_cues: whether the interviewer finds it met.
        signs: number of cues, then nearness by embeddings.
    """

    round: str
    area: str
    criterion: Criterion
    answer: str
    kind: Kind
    met: bool
    by_cues: bool
    signs: tuple[float, ...]


Asked = Callable[[list[Pair]], list[float]]
"""Gives the log-odds of Yes to a question on each pair."""


def ways(embed: Embed, asked: Asked | None = None) -> list[Way]:
    """Measures each way.

    Args:
        embed: gives the sentence embedding of every text.
        asked: asks a model. All ways are then measured on the same drawn part of the answers, one
            of each kind for an area.

    Raises:
        DataError: an answer file breaks its own rules.
    """
    pairs = [
        pair
        for each in assets.round_plans()
        if written_for(each.id)
        for pair in _pairs(each.id, embed)
    ]
    by_name = [
        ("number of cues", (0,)),
        ("sentence embeddings", (1, 2, 3, 4)),
        ("cues and embeddings", (0, 1, 2, 3, 4)),
    ]
    if asked:
        pairs = _drawn(pairs)
        odds = asked(pairs)
        pairs = [
            replace(pair, signs=(*pair.signs, each)) for pair, each in zip(pairs, odds, strict=True)
        ]
        by_name += [("one-token questions", (5,)), ("cues and questions", (0, 5))]
    cues = np.array([pair.by_cues for pair in pairs])
    found = [_way("cues, as the interviewer uses them", pairs, cues, None)]
    for name, columns in by_name:
        likely, over = _left_out(pairs, columns)
        found.append(_way(name, pairs, over, likely))
    return found


def _drawn(pairs: list[Pair]) -> list[Pair]:
    """The pairs of a few answers of each kind and area, the same in every run."""
    answers: dict[tuple[str, str, Kind], set[str]] = defaultdict(set)
    for pair in pairs:
        answers[pair.round, pair.area, pair.kind].add(pair.answer)
    kept = {key: sorted(texts, key=_hash)[:_ASKED_ABOUT] for key, texts in answers.items()}
    return [pair for pair in pairs if pair.answer in kept[pair.round, pair.area, pair.kind]]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _pairs(round_id: str, embed: Embed) -> Iterator[Pair]:
    rubric, bank = assets.rubric(round_id), answers_of(round_id)
    manners = assets.candidate_bank("manners", Manners).manners
    elsewhere = [text for name in _OTHER_MATTERS for text in manners[name].texts]
    for area in rubric.areas:
        asks = embed([text for each in area.criteria for text in (each.text, each.ask)])
        for level in ANSWER_LEVELS:
            for text, kind, met, known in _answers(bank.areas[area.id].at(level), area):
                yield from _of(text, kind, met, known, area, rubric, asks, embed)
        for text in elsewhere:
            every = area.criteria
            yield from _of(text, "another matter", frozenset(), every, area, rubric, asks, embed)


def _answers(
    answers: LevelAnswers, area: Area
) -> Iterator[tuple[str, Kind, frozenset[str], tuple[Criterion, ...]]]:
    """Yields answers with what they meet, and the criteria for which that is known."""
    yield answers.first, "first", frozenset(answers.meets), area.criteria
    for criterion_id, text in answers.asked.items():
        known = (area.criterion(criterion_id),)
        yield text, "asked", frozenset({criterion_id}), known
    for text in answers.otherwise:
        yield text, "otherwise", frozenset(), area.criteria


def _of(
    text: str,
    kind: Kind,
    met: frozenset[str],
    known: tuple[Criterion, ...],
    area: Area,
    rubric: Rubric,
    asks: Mapping[str, Floats],
    embed: Embed,
) -> Iterator[Pair]:
    by_cues = {each.criterion for each in met_by(text, 0, rubric, area)}
    sentences = [each for each in SENTENCE_END.split(text) if each]
    pieces = [*sentences, *(" ".join(pair) for pair in pairwise(sentences))]
    vectors = embed({*pieces, text})
    for criterion in known:
        near = [
            _near(vectors[piece], asks[asked])
            for asked in (criterion.text, criterion.ask)
            for piece in (text, *pieces)
        ]
        half = len(near) // 2
        cues = {each[0] for each in cue_pattern(criterion.cues).finditer(text.lower())}
        signs = (
            min(len(cues), _MOST_CUES),
            near[0],
            max(near[:half]),
            near[half],
            max(near[half:]),
        )
        yield Pair(
            rubric.id,
            area.id,
            criterion,
            text,
            kind,
            criterion.id in met,
            criterion.id in by_cues,
            signs,
        )


def _near(one: Floats, other: Floats) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def _left_out(pairs: list[Pair], columns: tuple[int, ...]) -> tuple[Floats, NDArray[np.bool_]]:
    """The odds of each pair and whether it counts as met, both by a model of the other rounds."""
    rounds = np.array([pair.round for pair in pairs])
    signs = np.array([[pair.signs[n] for n in columns] for pair in pairs])
    met = np.array([pair.met for pair in pairs])
    odds, over = np.zeros(len(pairs)), np.zeros(len(pairs), dtype=bool)
    for each in sorted(set(rounds.tolist())):
        inside = rounds != each
        model = make_pipeline(StandardScaler(), LogisticRegression())
        model.fit(signs[inside], met[inside])
        cut = _best(met[inside], model.predict_proba(signs[inside])[:, 1])
        odds[~inside] = model.predict_proba(signs[~inside])[:, 1]
        over[~inside] = odds[~inside] >= cut
    return odds, over


def _best(met: NDArray[np.bool_], odds: Floats) -> float:
    """The threshold with the best F1."""
    precision, recall, cuts = precision_recall_curve(met, odds)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    return float(cuts[int(np.argmax(f1[:-1]))])


def _way(name: str, pairs: list[Pair], found: NDArray[np.bool_], odds: Floats | None) -> Way:
    met = np.array([pair.met for pair in pairs])
    kinds = np.array([pair.kind for pair in pairs])
    right = int((found & met).sum())
    precision, recall = right / max(1, int(found.sum())), right / max(1, int(met.sum()))
    return Way(
        name=name,
        precision=precision,
        recall=recall,
        f1=2 * right / max(1, int(found.sum() + met.sum())),
        average_precision=None if odds is None else float(average_precision_score(met, odds)),
        recall_asked=float(found[kinds == "asked"].mean()),
        false_here=float(found[kinds == "otherwise"].mean()),
        false_elsewhere=float(found[kinds == "another matter"].mean()),
        advanced_elsewhere=_advanced(pairs, found),
        pairs=len(pairs),
        met=int(met.sum()),
    )


def _advanced(pairs: list[Pair], found: NDArray[np.bool_]) -> float:
    by_answer: dict[tuple[str, str, str], bool] = {}
    for pair, is_found in zip(pairs, found, strict=True):
        if pair.kind == "another matter":
            key = (pair.round, pair.area, pair.answer)
            by_answer[key] = by_answer.get(key, False) or bool(is_found)
    return sum(by_answer.values()) / max(1, len(by_answer))
