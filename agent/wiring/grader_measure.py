"""Fitting a whole probe, and measuring it on transcripts that it was not fitted on."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from agent import assets
from agent.ports.corpus_stamp import embedding_name
from agent.ports.hidden import HiddenReader
from agent.records import AreaScore, Given, MeasuredError, Pair, ProbeCard, RoundFit, Rubric
from agent.steps.agreement import agreement, whole_points
from agent.steps.exchanges import TEXT_VERSION, exchanges, texts_of
from agent.steps.folds import FOLDS
from agent.steps.hire_odds import hire_odds, verdict_by_odds
from agent.steps.picking import Picking
from agent.steps.probe_scoring import score_area
from agent.steps.probing import (
    SPOKEN,
    Floats,
    Found,
    Marking,
    Numbers,
    scaled,
    segment_text,
    spoken_odds,
)
from agent.steps.segmenting import words_of
from agent.wiring.grader_fit import (
    Example,
    Quotable,
    Segments,
    examples,
    fit_markings,
    fit_picking,
    fit_placing,
    fit_spoken,
    left_out_likely,
    quotable,
)
from agent.wiring.labelled import MEASURED, Labelled, labelled, labels_stamp
from agent.wiring.models import find_known
from agent.wiring.versions import PROBE_PROMPT

GRADER = "probe"
"""Under which name the grader's own figures are shown."""
FEWEST_TRANSCRIPTS = 4 * FOLDS
"""A round with fewer labelled transcripts is not fitted."""

OnStep = Callable[[str], None]
Embed = Callable[[Sequence[str]], Mapping[str, Floats]]


def untold(text: str) -> None:
    """An `OnStep` that shows nothing."""


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
    """

    rubric: Rubric
    examples: tuple[Example, ...]
    found: tuple[Found, ...]
    quotable: tuple[Quotable, ...]
    texts: Mapping[tuple[int, int], str]
    vectors: Mapping[tuple[int, int], Floats]


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

    states = scaled(reader.vectors(list(texts.values()), told))
    vectors_of = dict(zip(texts, states, strict=True))
    on_step(f"{round_id}: looking for what could be quoted")
    quotes = [quotable(e, f.likely, rubric) for e, f in zip(some, found, strict=True)]
    return RoundRead(rubric, tuple(some), tuple(found), tuple(quotes), texts, vectors_of)


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


def segments_of(reads: Sequence[RoundRead]) -> Segments:
    """Returns the vectors of all assessed areas, of all rounds."""
    rows = []
    for number, one in enumerate(reads):
        for (place, area), vector in one.vectors.items():
            each = one.examples[place]
            if not np.isnan(each.scores[area]):
                rows.append((vector, each.scores[area], number, each.labelled.kind, each.fold))
    vectors, labels, rounds, kinds, dealt = zip(*rows, strict=True)
    return Segments(
        np.array(vectors), np.array(labels), np.array(rounds), tuple(kinds), np.array(dealt)
    )


def probe_given(
    reads: Sequence[RoundRead], version: str, model: str, without: str = ""
) -> list[Given]:
    """Grades every labelled transcript of a measured kind by numbers fitted without it.

    Args:
        reads: of all rounds.
        version: of the probe.
        model: whose states were read.
        without: a kind that no mark is fitted on, nor on its `more-`; only it is graded then.
            Placing, the odds that an area came up and the picking of quotes keep all kinds.
    """
    segments = segments_of(reads)
    plain = np.array([kind.removeprefix("more-") for kind in segments.kinds])
    name = f"{GRADER}-without-{without}" if without else GRADER
    found: list[Given] = []
    for fold in range(FOLDS):
        left = segments.of((segments.folds != fold) & (plain != without))
        markings = fit_markings(left, len(reads))
        for one, marking in zip(reads, markings, strict=True):
            inside = [n for n, each in enumerate(one.examples) if each.fold != fold]
            picking = fit_picking([one.quotable[n] for n in inside])
            for place, each in enumerate(one.examples):
                kinds = (without,) if without else MEASURED
                if each.fold == fold and each.labelled.kind in kinds:
                    areas = _scored(one, place, picking, marking)
                    found += _lines(each.labelled, one.rubric, areas, (name, model, version))
    return found


def _scored(one: RoundRead, place: int, picking: Picking, marking: Marking) -> dict[str, AreaScore]:
    transcript, found = one.examples[place].labelled.transcript, one.found[place]
    return {
        area.id: score_area(
            transcript, found, number, area, one.vectors.get((place, number)), picking, marking
        )
        for number, area in enumerate(one.rubric.areas)
    }


def _lines(
    item: Labelled, rubric: Rubric, areas: Mapping[str, AreaScore], stamp: tuple[str, str, str]
) -> Iterator[Given]:
    transcript = item.transcript
    odds = hire_odds(areas, rubric, transcript.target_level)
    decided, _ = verdict_by_odds(areas, rubric, transcript.target_level, odds)
    grader, model, version = stamp
    for area, found in areas.items():
        yield Given(
            transcript=transcript.id,
            round=rubric.id,
            kind=item.kind,
            area=area,
            grader=grader,
            score=found.score,
            reason=f"{found.status}: {found.unscored_reason}" if found.unscored_reason else None,
            model=model,
            version=version,
            quotes=tuple((each.turn, each.quote) for each in found.evidence),
            verdict=decided,
        )


def errors(given: Sequence[Given]) -> tuple[MeasuredError, ...]:
    """Returns how far scores lie from labels, by round and kind."""
    labels = {item.transcript.id: item.scores for item in labelled(MEASURED)}
    found = []
    for round_id in dict.fromkeys(each.round for each in given):
        for kind in MEASURED:
            pairs = [
                Pair(
                    area=each.area,
                    given=each.score,
                    label=_whole(labels[each.transcript].get(each.area)),
                    status="scored" if each.score is not None else "unscored",
                )
                for each in given
                if (each.round, each.kind) == (round_id, kind)
            ]
            both = [pair for pair in pairs if pair.given is not None and pair.label is not None]
            qwk, mae, near = (agreement(name, both) for name in ("qwk", "mae", "within-one"))
            if qwk is not None and mae is not None and near is not None:
                numbers = (round(each, 3) for each in (qwk, mae, near))
                qwk, mae, near = numbers
                found.append(
                    MeasuredError(
                        round=round_id, kind=kind, n=len(both), qwk=qwk, mae=mae, within_one=near
                    )
                )
    return tuple(found)


def _whole(score: float | None) -> int | None:
    return None if score is None else whole_points(score)


def fit_probe(
    reads: Sequence[RoundRead], given: Sequence[Given], model: str, layer: int, version: str
) -> tuple[ProbeCard, dict[str, Numbers]]:
    """Fits a probe on everything that was read.

    Args:
        reads: of all rounds.
        given: what transcripts left out were given, for the error that is stated.
        model: id of the known model that was read.
        layer: how many of its layers were kept.
        version: of the new probe.
    """
    segments = segments_of(reads)
    numbers = {}
    markings = fit_markings(segments, len(reads))
    for one, marking in zip(reads, markings, strict=True):
        likely = [each.likely for each in one.found]
        numbers[one.rubric.id] = Numbers(
            placing=fit_placing(one.examples),
            spoken=fit_spoken(one.examples, likely),
            picking=fit_picking(one.quotable),
            marking=marking,
        )
    card = ProbeCard(
        version=version,
        model=model,
        weights_sha256=find_known(model).sha256,
        layer=layer,
        width=segments.vectors.shape[1],
        text_version=TEXT_VERSION,
        prompt=assets.stamp(assets.prompt(PROBE_PROMPT)),
        embedding=embedding_name(),
        rounds=tuple(
            RoundFit(
                round=one.rubric.id,
                areas=tuple(area.id for area in one.rubric.areas),
                transcripts=len(one.examples),
                rubric=assets.stamp(one.rubric),
            )
            for one in reads
        ),
        labels=labels_stamp(),
        errors=errors(given),
    )
    return card, numbers
