"""How one grader agrees with the labels of one round and kind, figure by figure.

What has no score is left out of every mean and counted by figures of its own. Scores enter kappa,
exact and within one as whole points, everything else as they are; so do labels, which are means
over raters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from agent.records import Given, Status
from agent.steps.agreement import Floats, kappas, whole_points
from agent.steps.correlating import correlation, partial, ranks, standard
from agent.steps.resampling import Figure, figure, mean_within, weights

LEVELS = (1, 2, 3, 4, 5)
NOT_ASSESSED = "not assessed"
"""How the reason of a missing score begins where it says that the area never came up."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One area that a grader judged, beside its label.

    Attributes:
        transcript: its id; areas of one transcript are drawn together.
        area: the area's id.
        score: the grader's, 1 to 5; None where there is none.
        status: what the grader's None means.
        label: the mean over raters, 1 to 5; None for "not assessed".
        words: how many the candidate said in the whole transcript.
        area_words: how many in the turns that raters quoted for the area.
    """

    transcript: str
    area: str
    score: float | None
    status: Status
    label: float | None
    words: int = 0
    area_words: int = 0


def status_of(given: Given) -> Status:
    """Returns what a score, or its absence, says."""
    if given.score is not None:
        return "scored"
    return "not assessed" if (given.reason or "").startswith(NOT_ASSESSED) else "unscored"


@dataclass(frozen=True, slots=True)
class LevelError:
    """The error of scores at one true level: the mean with its sign (over is +), and without."""

    level: int
    bias: Figure
    mae: Figure


@dataclass(frozen=True, slots=True)
class Agreed:
    """How a grader agrees with labels.

    Attributes:
        transcripts: how many.
        areas: how many the grader was given.
        n: how many have both a score and a label; what the figures are over.
        unscored: how many could not be judged.
        missed: how many have a label and were said never to have come up.
        figures: by name.

            - `qwk`, `kappa`: Cohen's kappa with quadratic weights and without (Cohen 1960, 1968);
            - `exact`, `within-one`: shares; `exact` is the raw agreement beside `kappa`;
            - `mae`, `bias`: the mean distance in points, and the mean error with its sign;
            - `spearman`: rank correlation of score and label;
            - `length`, `area-length`: rank correlation of the score with the candidate's words in
              the transcript, and in the area; `label-length`, `label-area-length`: the label's;
            - `given-length`, `given-area-length`: rank correlation of score and label with those
              words held fixed;
            - `unscored`: the share of `areas`;
            - `null-told`: over areas labelled "not assessed" or 1, the share where the grader has
              no score for the former and one for the latter; what is unscored is left out.
        levels: the error by true level, of levels that occur.
    """

    transcripts: int
    areas: int
    n: int
    unscored: int
    missed: int
    figures: Mapping[str, Figure] = field(default_factory=dict)
    levels: tuple[LevelError, ...] = ()


def agreed(rows: Sequence[Judged]) -> Agreed:
    """Measures a grader against labels, with intervals over transcripts.

    Args:
        rows: of one grader, round and kind; of one area or of all.
    """
    sample = Sample.of(rows)
    both = sample.where([r.score is not None and r.label is not None for r in rows])
    return Agreed(
        transcripts=sample.clusters,
        areas=len(rows),
        n=len(both.rows),
        unscored=sum(row.status == "unscored" for row in rows),
        missed=sum(row.status == "not assessed" and row.label is not None for row in rows),
        figures={**_figures(both), **_null_figures(sample)},
        levels=_by_level(both),
    )


@dataclass(frozen=True, slots=True)
class Sample:
    """Rows with the draws of their transcripts.

    Attributes:
        rows: what was judged.
        cluster: which transcript each row is of, shape (rows,).
        clusters: how many transcripts there are to draw from.
    """

    rows: Sequence[Judged]
    cluster: NDArray[np.int64]
    clusters: int

    @classmethod
    def of(cls, rows: Sequence[Judged]) -> "Sample":
        """Groups rows by transcript."""
        names, cluster = np.unique([row.transcript for row in rows], return_inverse=True)
        return cls(rows, cluster, len(names))

    def where(self, kept: Sequence[bool]) -> "Sample":
        """Returns some of the rows, still under the draws of all transcripts."""
        rows = [row for row, keep in zip(self.rows, kept, strict=True) if keep]
        return Sample(rows, self.cluster[np.array(kept, dtype=bool)], self.clusters)

    @property
    def weight(self) -> Floats:
        """How often each row stands in each draw, shape (1 + draws, rows)."""
        found: Floats = weights(self.clusters)[:, self.cluster]
        return found

    def share(self, values: Sequence[float]) -> Figure:
        """Returns the mean of one number a row."""
        return mean_within(values, self.cluster, self.clusters)

    def tables(self) -> Floats:
        """Returns labels (rows) against scores (columns) of every draw, shape (1 + draws, 5, 5)."""
        counts = np.zeros((self.clusters, 5, 5))
        for cluster, row in zip(self.cluster, self.rows, strict=True):
            if row.score is not None and row.label is not None:
                counts[cluster, whole_points(row.label) - 1, whole_points(row.score) - 1] += 1
        drawn: Floats = weights(self.clusters) @ counts.reshape(self.clusters, -1)
        return drawn.reshape(-1, 5, 5)


def plain_kappas(tables: Floats) -> Floats:
    """Returns Cohen's kappa without weights of each table; NaN where nothing varies.

    Args:
        tables: counts of labels against scores, shape (tables, 5, 5).
    """
    total = tables.sum(axis=(-2, -1))
    seen = np.trace(tables, axis1=-2, axis2=-1) * total
    chance = (tables.sum(axis=-1) * tables.sum(axis=-2)).sum(axis=-1)
    found: Floats = np.full(total.shape, np.nan)
    np.divide(seen - chance, total**2 - chance, out=found, where=total**2 > chance)
    return found


def _figures(both: Sample) -> dict[str, Figure]:
    """The figures over rows that have both a score and a label."""
    if not both.rows:
        return {}
    rows, tables = both.rows, both.tables()
    errors = [(row.score or 0) - (row.label or 0) for row in rows]
    steps = [abs(whole_points(r.score or 0) - whole_points(r.label or 0)) for r in rows]
    drawn = {"qwk": kappas(tables), "kappa": plain_kappas(tables), **_correlations(both)}
    return {
        **{name: figure(each, both.clusters, len(rows)) for name, each in drawn.items()},
        "mae": both.share([abs(error) for error in errors]),
        "bias": both.share(errors),
        "exact": both.share([float(step == 0) for step in steps]),
        "within-one": both.share([float(step <= 1) for step in steps]),
    }


def _correlations(both: Sample) -> dict[str, Floats]:
    weight = both.weight

    def ranked(values: Sequence[float]) -> Floats:
        return standard(ranks(np.array(values, dtype=float), weight), weight)

    score = ranked([row.score or 0 for row in both.rows])
    label = ranked([row.label or 0 for row in both.rows])
    found = {"spearman": correlation(score, label)}
    lengths = {
        "length": ranked([row.words for row in both.rows]),
        "area-length": ranked([row.area_words for row in both.rows]),
    }
    for name, length in lengths.items():
        found[name] = correlation(score, length)
        found[f"label-{name}"] = correlation(label, length)
        found[f"given-{name}"] = partial(found["spearman"], found[name], found[f"label-{name}"])
    return found


def _null_figures(sample: Sample) -> dict[str, Figure]:
    """What the absence of scores says, over all rows."""
    doubtful = sample.where(
        [
            (row.label is None or whole_points(row.label) == 1) and row.status != "unscored"
            for row in sample.rows
        ]
    )
    told = [float((row.label is None) == (row.score is None)) for row in doubtful.rows]
    return {
        "unscored": sample.share([float(row.status == "unscored") for row in sample.rows]),
        "null-told": doubtful.share(told),
    }


def _by_level(both: Sample) -> tuple[LevelError, ...]:
    found = []
    for level in LEVELS:
        mine = both.where([whole_points(row.label or 0) == level for row in both.rows])
        errors = [(row.score or 0) - (row.label or 0) for row in mine.rows]
        if errors:
            found.append(LevelError(level, mine.share(errors), mine.share([*map(abs, errors)])))
    return tuple(found)
