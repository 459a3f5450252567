"""Fitting the parts of the embedded grader on labelled transcripts.

Everything is grouped by transcript: what is fitted on top of a part is fitted on what that part
says of transcripts it had not seen, so that the grader is as unsure as it should be.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.kernel_ridge import KernelRidge
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from agent.records import Rubric
from agent.steps.exchanges import Exchange, exchanges
from agent.steps.folds import FOLDS, folds
from agent.steps.logistic import Floats, Logistic
from agent.steps.picking import SIGNS, Stretch, stretches
from agent.steps.probing import Kernel, Marking, marks_of
from agent.steps.quoting import overlaps
from agent.steps.segmenting import features, placed, spoken_signs, words_of
from agent.wiring.labelled import Labelled

_PLACE_C = 1.0
_ALPHA = 0.5
_GAMMA = 0.2
"""Of kernel ridge regression; gamma is divided by the width of a vector."""
_COUNTS = {"natural": 2.0}
"""How much a kind weighs beside what its share gives it."""
_LABEL_STEP = 0.25
"""Labels are means over raters: 3.75 counts as having reached a 4."""

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled transcript, prepared for fitting; e exchanges, a areas.

    Attributes:
        labelled: the transcript and its labels.
        parts: its exchanges.
        rows: of `agent.steps.segmenting.features`, shape (e, f).
        quoted: whether a rater quoted an exchange for an area, shape (e, a).
        scores: by area; NaN where it was not assessed, shape (a,).
        fold: which fifth of the transcripts it is in.
    """

    labelled: Labelled
    parts: tuple[Exchange, ...]
    rows: Floats
    quoted: NDArray[np.bool_]
    scores: Floats
    fold: int


def examples(
    items: Sequence[Labelled], rubric: Rubric, vectors: Mapping[str, Floats]
) -> list[Example]:
    """Prepares the labelled transcripts of one round.

    Args:
        items: of the same round.
        rubric: of that round.
        vectors: sentence embedding of every text of their exchanges.
    """
    areas = [area.id for area in rubric.areas]
    dealt = folds([(item.transcript.id, item.kind) for item in items])
    found = []
    for item, fold in zip(items, dealt, strict=True):
        parts = exchanges(item.transcript)
        found.append(
            Example(
                labelled=item,
                parts=parts,
                rows=features(parts, rubric, vectors),
                quoted=np.array([[_quotes(item, a, part) for a in areas] for part in parts]),
                scores=np.array([_number(item.scores.get(area)) for area in areas]),
                fold=fold,
            )
        )
    return found


def _quotes(item: Labelled, area: str, part: Exchange) -> bool:
    return any(turn in part.answered for turn, _ in item.quoted.get(area, ()))


def _number(score: float | None) -> float:
    return float("nan") if score is None else score


def fit_placing(some: Sequence[Example]) -> Logistic:
    """Fits on which area an exchange is: a logistic model for each area."""
    table = np.vstack([each.rows for each in some])
    quoted = np.vstack([each.quoted for each in some])
    models = [
        LogisticRegression(C=_PLACE_C, class_weight="balanced", max_iter=500).fit(
            table, quoted[:, area]
        )
        for area in range(quoted.shape[1])
    ]
    return Logistic(
        coef=np.vstack([model.coef_[0] for model in models]),
        bias=np.array([model.intercept_[0] for model in models]),
    )


def left_out_likely(
    some: Sequence[Example], told: Callable[[str], None] = lambda text: None
) -> list[Floats]:
    """Returns how likely each exchange is on each area, by a model that saw other transcripts.

    Args:
        some: all examples of a round.
        told: is told which fold is being fitted.
    """
    found: list[Floats] = [np.zeros((0, 0))] * len(some)
    for fold in range(FOLDS):
        told(f"placing exchanges, fold {fold + 1} of {FOLDS}")
        placing = fit_placing([each for each in some if each.fold != fold])
        for place, each in enumerate(some):
            if each.fold == fold:
                found[place] = placed(each.rows, placing)
    return found


def fit_spoken(some: Sequence[Example], likely: Sequence[Floats]) -> Logistic:
    """Fits whether an area came up; sure of it where no label says that one did not."""
    rows = [
        (spoken_signs(found, words_of(each.parts), area), not np.isnan(score))
        for each, found in zip(some, likely, strict=True)
        for area, score in enumerate(each.scores)
    ]
    signs, came_up = np.array([sign for sign, _ in rows]), np.array([came for _, came in rows])
    if came_up.all():
        return Logistic(np.zeros(signs.shape[1]), np.array([40.0]))
    coef, bias = _logistic(signs, came_up)
    return Logistic(coef, bias)


@dataclass(frozen=True, slots=True)
class Quotable:
    """The n stretches of one transcript that could be quoted for its assessed areas.

    Attributes:
        signs: shape (n, 19).
        quoted: whether a rater did, shape (n,).
    """

    signs: Floats
    quoted: NDArray[np.bool_]


def quotable(each: Example, likely: Floats, rubric: Rubric) -> Quotable:
    """Returns what could be quoted from a transcript.

    Args:
        each: the transcript.
        likely: how likely each exchange is on each area, shape (exchanges, areas).
        rubric: of its round.
    """
    signs, quoted = [np.zeros((0, SIGNS))], []
    for number, area in enumerate(rubric.areas):
        given = each.labelled.quoted.get(area.id, ())
        if np.isnan(each.scores[number]) or not given:
            continue
        for one in stretches(each.labelled.transcript, each.parts, likely[:, number], area):
            signs.append(one.signs[None])
            quoted.append(_overlaps_any(one, given))
    return Quotable(np.vstack(signs), np.array(quoted, dtype=np.bool_))


def fit_picking(some: Sequence[Quotable]) -> Logistic:
    """Fits how likely a rater would quote from a stretch."""
    signs = np.vstack([each.signs for each in some])
    coef, bias = _logistic(signs, np.concatenate([each.quoted for each in some]))
    return Logistic(coef, bias)


def _overlaps_any(one: Stretch, given: Sequence[tuple[int, str]]) -> bool:
    return any(turn == one.turn and overlaps(one.text, quote) for turn, quote in given)


def _logistic(table: Floats, labels: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Fits a logistic model over columns of like scale; returns it over the columns as given."""
    scaler = StandardScaler().fit(table)
    model = LogisticRegression(C=1.0, max_iter=1_000).fit(scaler.transform(table), labels)
    coef: Floats = model.coef_[0] / scaler.scale_
    return coef, model.intercept_ - np.atleast_1d(coef @ scaler.mean_)


@dataclass(frozen=True, slots=True)
class Segments:
    """The vectors of n assessed areas, of all rounds.

    Attributes:
        vectors: shape (n, w).
        labels: shape (n,).
        rounds: number of the round, shape (n,).
        kinds: of their transcripts.
        folds: of their transcripts, shape (n,).
    """

    vectors: Floats
    labels: Floats
    rounds: Whole
    kinds: tuple[str, ...]
    folds: Whole

    def of(self, chosen: NDArray[np.bool_]) -> "Segments":
        """Returns some of them."""
        kinds = tuple(kind for kind, kept in zip(self.kinds, chosen, strict=True) if kept)
        return Segments(
            self.vectors[chosen],
            self.labels[chosen],
            self.rounds[chosen],
            kinds,
            self.folds[chosen],
        )

    @property
    def weights(self) -> Floats:
        """Weighs a rarer kind up: one over the root of its share, each `more-` with its own.

        Natural transcripts weigh double: they are what is graded in earnest, and their labels lie
        so near each other that an even fit draws them towards the other kinds.
        """
        plain = np.array([kind.removeprefix("more-") for kind in self.kinds])
        share = {kind: float((plain == kind).mean()) for kind in set(plain)}
        found = np.array([_COUNTS.get(kind, 1.0) / np.sqrt(share[kind]) for kind in plain])
        normal: Floats = found / found.mean()
        return normal


def fit_markings(segments: Segments, rounds: int) -> list[Marking]:
    """Fits what vectors are worth: the marks over all rounds together, the odds for each by itself.

    The odds are fitted on marks of segments whose transcripts were left out, so that they are as
    wide as the marks are wrong.

    Args:
        segments: of every round at least one in each fold, with every score at least once.
        rounds: how many rounds there are.

    Returns:
        One for each round.
    """
    marks = np.zeros(len(segments.labels))
    for fold in sorted(set(segments.folds.tolist())):
        inside = segments.folds != fold
        marks[~inside] = marks_of(segments.vectors[~inside], _kernel(segments.of(inside)))
    kernel, found = _kernel(segments), []
    for number in range(rounds):
        own = segments.rounds == number
        slope, cuts = _odds(marks[own], segments.labels[own], segments.weights[own])
        found.append(Marking(kernel, slope, cuts))
    return found


def _kernel(segments: Segments) -> Kernel:
    scaler = StandardScaler().fit(segments.vectors)
    gamma = _GAMMA / segments.vectors.shape[1]
    base = float(np.average(segments.labels, weights=segments.weights))
    support = scaler.transform(segments.vectors)
    model = KernelRidge(alpha=_ALPHA, kernel="rbf", gamma=gamma)
    model.fit(support, segments.labels - base, sample_weight=segments.weights)
    return Kernel(
        scaler.mean_, scaler.scale_, support, model.dual_coef_, np.array([gamma]), np.array([base])
    )


def _odds(marks: Floats, labels: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Fits the cumulative logistic model: one slope, a cut for each of 2 to 5 or more."""
    cuts = np.arange(2, 6)
    columns = np.vstack(
        [np.column_stack([marks, np.tile(np.eye(4)[n], (len(marks), 1))]) for n in range(4)]
    )
    reached = np.concatenate([labels >= cut - _LABEL_STEP for cut in cuts])
    model = LogisticRegression(C=100.0, fit_intercept=False, max_iter=2_000)
    model.fit(columns, reached, sample_weight=np.tile(weights, 4))
    return model.coef_[0][:1], model.coef_[0][1:]
