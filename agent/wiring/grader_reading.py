"""Reading the labelled transcripts: what the embedded grader is fitted on and measured by."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from agent import assets
from agent.ports.hidden import HiddenReader
from agent.records import Rubric
from agent.steps.exchanges import Exchange, exchanges, texts_of
from agent.steps.folds import FOLDS
from agent.steps.logistic import Floats
from agent.steps.made import EMPTY_SCORE, digressed, emptied, one_in, transcribed
from agent.steps.probing import SPOKEN, Found, scaled, segment_text, spoken_odds
from agent.steps.segmenting import words_of
from agent.wiring.grader_fit import (
    Example,
    Quotable,
    examples,
    fit_spoken,
    left_out_likely,
    quotable,
)
from agent.wiring.labelled import Labelled, labelled
from agent.wiring.metamorphic.cases import read_bases
from agent.wiring.versions import PROBE_PROMPT

FEWEST_TRANSCRIPTS = 4 * FOLDS
"""A round with fewer labelled transcripts is not fitted."""

_EMPTIED, _TRANSCRIBED, _DIGRESSED = 8, 8, 16
"""Of one in so many assessed areas a segment of each sort is made by code."""

OnStep = Callable[[str], None]
Embed = Callable[[Sequence[str]], Mapping[str, Floats]]


def untold(text: str) -> None:
    """An `OnStep` that shows nothing."""


@dataclass(frozen=True, slots=True)
class Made:
    """A segment made by code.

    Attributes:
        kind: of the transcript it was made of, or `made-empty`.
        fold: of that transcript.
        score: what it is worth.
        text: what is read.
        vector: of the text, shape (w,).
    """

    kind: str
    fold: int
    score: float
    text: str
    vector: Floats


@dataclass(frozen=True, slots=True)
class RoundRead:
    """A round's examples, read by models that saw other transcripts.

    Attributes:
        rubric: of the round.
        examples: its labelled transcripts.
        found: where each is on which area.
        quotable: what could be quoted from each.
        texts: by example and area, the segments of areas that were assessed or seem to have come
            up.
        vectors: theirs, shape (w,).
        made: what was made by code of some of them.
    """

    rubric: Rubric
    examples: tuple[Example, ...]
    found: tuple[Found, ...]
    quotable: tuple[Quotable, ...]
    texts: Mapping[tuple[int, int], str]
    vectors: Mapping[tuple[int, int], Floats]
    made: tuple[Made, ...]


def read_rounds(reader: HiddenReader, embed: Embed, on_step: OnStep = untold) -> list[RoundRead]:
    """Reads every round that has enough labelled transcripts.

    Args:
        reader: gives hidden states.
        embed: gives the sentence embedding of every text.
        on_step: is told what is being done.

    Raises:
        EvalError: the labels are not there, as in an installed wheel.
        ModelUnavailableError: the model gave no answer; what was read is kept.
    """
    by_round: dict[str, list[Labelled]] = defaultdict(list)
    for each in labelled():
        by_round[each.transcript.round].append(each)
    some = {r: items for r, items in by_round.items() if len(items) >= FEWEST_TRANSCRIPTS}
    items = [item for some_items in some.values() for item in some_items]
    texts = {text for item in items for text in texts_of(exchanges(item.transcript))}
    on_step(f"embedding {len(texts)} texts")
    vectors = embed(sorted(texts))
    return [_read_round(r, items, vectors, reader, on_step) for r, items in some.items()]


def _read_round(
    round_id: str,
    items: Sequence[Labelled],
    vectors: Mapping[str, Floats],
    reader: HiddenReader,
    on_step: OnStep,
) -> RoundRead:
    rubric = assets.rubric(round_id)
    some = examples(items, rubric, vectors)
    found = _found(some, left_out_likely(some, lambda text: on_step(f"{round_id}: {text}")))
    texts = dict(_segment_texts(some, found, rubric))

    def told(done: int, total: int) -> None:
        on_step(f"{round_id}: {done} of {total} segments read")

    made = list(_made_texts(some, found, rubric))
    every = [*texts.values(), *(text for _, _, _, text in made)]
    states = scaled(reader.vectors(every, told))
    vectors_of = dict(zip(texts, states, strict=False))
    more = zip(made, states[len(texts) :], strict=True)
    on_step(f"{round_id}: looking for what could be quoted")
    quotes = [quotable(e, f.likely, rubric) for e, f in zip(some, found, strict=True)]
    return RoundRead(
        rubric,
        tuple(some),
        tuple(found),
        tuple(quotes),
        texts,
        vectors_of,
        tuple(Made(*one, state) for one, state in more),
    )


def _found(some: Sequence[Example], likely: Sequence[Floats]) -> list[Found]:
    """Whether areas came up, too, is said by a model that saw other transcripts."""
    found: list[Found | None] = [None] * len(some)
    for fold in range(FOLDS):
        inside = [n for n, each in enumerate(some) if each.fold != fold]
        spoken = fit_spoken([some[n] for n in inside], [likely[n] for n in inside])
        for place, each in enumerate(some):
            if each.fold == fold:
                odds = spoken_odds(likely[place], words_of(each.parts), spoken)
                found[place] = Found(each.parts, likely[place], odds)
    return [each for each in found if each is not None]


def _segment_texts(
    some: Sequence[Example], found: Sequence[Found], rubric: Rubric
) -> Iterator[tuple[tuple[int, int], str]]:
    prompt = assets.prompt(PROBE_PROMPT)
    for place, (each, where) in enumerate(zip(some, found, strict=True)):
        for number, area in enumerate(rubric.areas):
            if np.isnan(each.scores[number]) and where.spoken[number] < SPOKEN:
                continue
            text = segment_text(rubric.id, each.parts, where.likely[:, number], area, prompt)
            if text:
                yield (place, number), text


def _made_texts(
    some: Sequence[Example], found: Sequence[Found], rubric: Rubric
) -> Iterator[tuple[str, int, float, str]]:
    """Makes up to three segments of an area: kind, fold, score and text of each.

    The transcripts that the metamorphic suite changes are left as they are.
    """
    prompt, spared = assets.prompt(PROBE_PROMPT), {base.transcript for base in read_bases().bases}
    for place, (each, where) in enumerate(zip(some, found, strict=True)):
        name, kind = each.labelled.transcript.id, each.labelled.kind
        for number, area in enumerate(rubric.areas):
            seed, score = f"{name}/{area.id}", float(each.scores[number])
            if np.isnan(score) or name in spared:
                continue
            likely = where.likely[:, number]
            for every, kind_of, worth, make in (
                (_EMPTIED, "made-empty", EMPTY_SCORE, emptied),
                (_TRANSCRIBED, kind, score, transcribed),
                (_DIGRESSED, kind, score, partial(_digressed, some, found, place, number)),
            ):
                if not one_in(every, seed):
                    continue
                parts = make(each.parts, seed)
                if text := segment_text(rubric.id, parts, likely, area, prompt):
                    yield kind_of, each.fold, worth, text


def _digressed(
    some: Sequence[Example],
    found: Sequence[Found],
    place: int,
    area: int,
    parts: Sequence[Exchange],
    seed: str,
) -> tuple[Exchange, ...]:
    return digressed(parts, _aside(some, found, place, area), seed)


def _aside(some: Sequence[Example], found: Sequence[Found], place: int, area: int) -> str:
    """What another candidate says where it is least likely to be on the area."""
    other = (place + len(some) // 2) % len(some)
    least = int(np.argmin(found[other].likely[:, area]))
    return " ".join(some[other].parts[least].said)
