"""Fitting a whole probe, and measuring it on transcripts that it was not fitted on."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from agent import assets
from agent.ports.corpus_stamp import embedding_name
from agent.records import AreaScore, Given, MeasuredError, Pair, ProbeCard, RoundFit, Rubric
from agent.steps.agreement import agreement, whole_points
from agent.steps.exchanges import TEXT_VERSION
from agent.steps.folds import FOLDS
from agent.steps.hire_odds import hire_odds, verdict_by_odds
from agent.steps.logistic import Logistic
from agent.steps.probe_scoring import score_area
from agent.steps.probing import (
    Marking,
    Numbers,
)
from agent.wiring.grader_fit import (
    Segments,
    fit_markings,
    fit_picking,
    fit_placing,
    fit_spoken,
)
from agent.wiring.grader_reading import RoundRead
from agent.wiring.labelled import MEASURED, Labelled, labelled, labels_stamp
from agent.wiring.models import find_known
from agent.wiring.versions import PROBE_PROMPT

GRADER = "probe"
"""Under which name the grader's own figures are shown."""


def segments_of(reads: Sequence[RoundRead]) -> Segments:
    """Returns the vectors of all assessed areas, of all rounds."""
    rows = []
    for number, one in enumerate(reads):
        for (place, area), vector in one.vectors.items():
            each = one.examples[place]
            if not np.isnan(each.scores[area]):
                rows.append((vector, each.scores[area], number, each.labelled.kind, each.fold))
        rows += [(each.vector, each.score, number, each.kind, each.fold) for each in one.made]
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


def _scored(
    one: RoundRead, place: int, picking: Logistic, marking: Marking
) -> dict[str, AreaScore]:
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
