"""What a run says in numbers: shares, means, agreement with labels, and what it cost.

A figure is worked out from results alone, so that a saved run can be judged at any time. What was
not judged is left out of a mean and has its own figure. Intervals come from drawing whole
clusters anew (cases that share a transcript stay together), since cases of one cluster are not
independent of each other.
"""

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from agent.records import CaseResult
from agent.steps.agreement import (
    AGREEMENT,
    Floats,
    agreeing,
    agreement,
    area,
    both,
    kappas,
    table_of,
)
from agent.steps.costs import Rates, is_free, usage_usd

Better = Literal["higher", "lower"]
Prices = Mapping[str, Rates]
"""By model: US dollars a million tokens read, read from the cache, and written."""

RESAMPLES = 2_000
SEED = 20_261_128
CONFIDENCE = 0.95

_LOWER = ("mae", "unscored", "failed", "tokens", "seconds")
_LOWER_LAST = ("move", "rise", "shift")
"""Last words of metrics of which less is better, whatever was done to the answers."""
_COSTS = ("tokens", "seconds")


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure.

    Attributes:
        name: of the metric.
        better: which way is good.
        value: the figure; None where nothing could be measured.
        low, high: the 95 % interval; None with fewer than three clusters.
        n: how many things were counted: samples of cases, or areas with `unscored` and agreement.
        clusters: how many independent groups they form.
    """

    name: str
    better: Better
    value: float | None
    low: float | None
    high: float | None
    n: int
    clusters: int


def better_way(name: str) -> Better:
    """Returns which way is good for a metric."""
    lower = name in _LOWER or name.rpartition(" ")[2] in _LOWER_LAST
    return "lower" if lower else "higher"


def metric_names(results: Sequence[CaseResult]) -> tuple[str, ...]:
    """Returns the metrics that these results have, checks first."""
    checks = dict.fromkeys(name for result in results for name in result.checks)
    scores = dict.fromkeys(name for result in results for name in result.scores)
    signals = dict.fromkeys(name for result in results for name in result.signals)
    labelled = any(result.pairs for result in results)
    graded = any(result.exhibit.areas for result in results)
    return (
        *checks,
        *scores,
        *signals,
        *(AGREEMENT if labelled else ()),
        *(("unscored",) if graded else ()),
        "failed",
        *(_COSTS if any(result.usage.tokens_generated for result in results) else ()),
    )


def measure(name: str, results: Sequence[CaseResult]) -> Measured:
    """Measures one metric with its interval.

    Args:
        name: one of `metric_names`.
        results: of one run.
    """
    groups = clusters(results)
    value = of_metric(name, results)
    low, high = _NO if value is None else interval(Drawn(name, groups), len(groups))
    return Measured(name, better_way(name), value, low, high, _count(name, results), len(groups))


def clusters(results: Sequence[CaseResult]) -> list[list[CaseResult]]:
    """Returns the results in groups that must be drawn together."""
    groups: dict[str, list[CaseResult]] = {}
    for result in results:
        groups.setdefault(result.cluster, []).append(result)
    return list(groups.values())


_NO: tuple[None, None] = (None, None)
_FEWEST_CLUSTERS = 3


class Drawn:
    """A metric over clusters that were drawn anew.

    Args:
        name: of the metric.
        groups: the clusters.
    """

    def __init__(self, name: str, groups: Sequence[Sequence[CaseResult]]) -> None:
        self._name = name
        self._groups = groups
        self._tables = np.array([table_of([p for r in group for p in r.pairs]) for group in groups])
        values = [_values(name, group) for group in groups]
        self._sums = np.array([sum(v) for v in values], dtype=float)
        self._counts = np.array([len(v) for v in values], dtype=float)

    def __call__(self, places: NDArray[np.int64]) -> Floats:
        """Returns the metric of each draw; NaN where a draw holds nothing to measure.

        Args:
            places: indices of clusters, shape (draws, clusters).
        """
        if self._name == "qwk":
            return kappas(self._tables[places].sum(axis=-3))
        if any(self._name in r.signals for group in self._groups for r in group):
            return self._aucs(places)
        sums, counts = self._sums[places].sum(axis=-1), self._counts[places].sum(axis=-1)
        means: Floats = np.full(sums.shape, np.nan)
        np.divide(sums, counts, out=means, where=counts > 0)
        return means

    def _aucs(self, places: NDArray[np.int64]) -> Floats:
        """The areas of all draws at once where every cluster is one case, else one by one."""
        signals = [
            [r.signals[self._name] for r in g if self._name in r.signals] for g in self._groups
        ]
        if any(len(group) != 1 for group in signals):
            drawn = ([signal for place in row for signal in signals[int(place)]] for row in places)
            return np.array([np.nan if (a := area(some)) is None else a for some in drawn])
        from scipy.stats import rankdata

        values = np.array([group[0].value for group in signals])[places]
        positive = np.array([group[0].positive for group in signals])[places]
        ranks = (rankdata(values, axis=-1) * positive).sum(axis=-1)
        yes = positive.sum(axis=-1)
        found: Floats = np.full(yes.shape, np.nan)
        both_kinds = yes * (positive.shape[-1] - yes)
        np.divide(ranks - yes * (yes + 1) / 2, both_kinds, out=found, where=both_kinds > 0)
        return found


def interval(
    figure: Callable[[NDArray[np.int64]], Floats], count: int
) -> tuple[float, float] | tuple[None, None]:
    """Returns the percentile bootstrap interval of a figure over clusters.

    Args:
        figure: works the figure out for draws of clusters, by their indices.
        count: how many clusters there are.

    Returns:
        The bounds, 95 % between them; two Nones with fewer than three clusters.
        (Efron and Tibshirani 1993, chapter 13, by way of `scipy.stats.bootstrap`.)
    """
    if count < _FEWEST_CLUSTERS:
        return _NO
    from scipy.stats import bootstrap

    def drawn(places: NDArray[np.int64], axis: int = -1) -> Floats:
        return figure(np.atleast_2d(places))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a figure that never varies has an interval of length 0
        found = bootstrap(
            (np.arange(count),),
            drawn,
            n_resamples=RESAMPLES,
            vectorized=True,
            method="percentile",
            confidence_level=CONFIDENCE,
            rng=np.random.default_rng(SEED),
        )
    return bounds(found.bootstrap_distribution.ravel())


def bounds(values: Floats) -> tuple[float, float] | tuple[None, None]:
    """Returns the bounds that hold the middle 95 % of a figure's draws; NaNs are left out."""
    values = values[~np.isnan(values)]
    if not len(values):
        return _NO
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(values, [tail, 1 - tail])
    return float(low), float(high)


def of_metric(name: str, results: Sequence[CaseResult]) -> float | None:
    """Returns a metric's value; None where there is nothing to measure."""
    if name == "qwk":
        return agreement(name, [pair for result in results for pair in result.pairs])
    if any(name in result.signals for result in results):
        return auc(name, results)
    values = _values(name, results)
    return sum(values) / len(values) if values else None


def _values(name: str, results: Sequence[CaseResult]) -> list[float]:
    """Returns the numbers whose mean a metric is; none for `qwk`, which is no mean."""
    done = [result for result in results if result.status == "done"]
    if name in AGREEMENT:
        return agreeing(name, both([pair for result in done for pair in result.pairs]))
    if name == "failed":
        return [float(r.status == "failed") for r in results if r.status != "stale"]
    if name == "unscored":
        found = [area for result in done for area in result.exhibit.areas.values()]
        return [float(area.status == "unscored") for area in found]
    if name == "seconds":
        return [result.usage.seconds for result in done]
    if name == "tokens":
        used = [result.usage for result in done]
        return [float(u.tokens_evaluated + u.tokens_cached + u.tokens_generated) for u in used]
    checks = [float(r.checks[name].passed) for r in done if name in r.checks]
    return checks + [r.scores[name] for r in done if name in r.scores]


def _count(name: str, results: Sequence[CaseResult]) -> int:
    if any(name in result.signals for result in results):
        return sum(name in result.signals for result in results)
    if name == "qwk":
        return len(both([pair for result in results for pair in result.pairs]))
    return len(_values(name, results))


def auc(name: str, results: Sequence[CaseResult]) -> float | None:
    """Returns the area under the ROC curve of a signal (0.5 is chance; Hanley and McNeil 1982).

    None where all cases should have been sure, or none.
    """
    return area([r.signals[name] for r in results if name in r.signals])


def cost_usd(results: Sequence[CaseResult], model: str, prices: Prices) -> float | None:
    """Returns what the calls cost in US dollars; None where the model has no price.

    Args:
        results: of one run.
        model: PROVIDER:NAME; an embedded one costs nothing.
        prices: by model.
    """
    if is_free(model):
        return 0.0
    if model not in prices:
        return None
    return sum(usage_usd(result.usage, prices[model]) for result in results)


@dataclass(frozen=True, slots=True)
class Spread:
    """How one figure of one case varies over its samples.

    Attributes:
        case, name: the case, and the check or score.
        samples: how many there are.
        mean: the share that passes, or the mean score.
        deviation: the standard deviation over samples (n - 1 in the denominator).
    """

    case: str
    name: str
    samples: int
    mean: float
    deviation: float

    @property
    def always(self) -> bool:
        """Whether every sample passes; only a check can."""
        return self.mean == 1.0 and self.deviation == 0.0


def spreads(results: Sequence[CaseResult], name: str) -> list[Spread]:
    """Returns how a check or score varies within each case that has it."""
    by_case: dict[str, list[float]] = {}
    for result in results:
        if values := _values(name, [result]):
            by_case.setdefault(result.case, []).append(values[0])
    return [
        Spread(case, name, len(v), float(np.mean(v)), float(np.std(v, ddof=1)) if v[1:] else 0.0)
        for case, v in by_case.items()
    ]


def passed_every_time(results: Sequence[CaseResult], check: str) -> tuple[float, float] | None:
    """Returns pass^1 and pass^N of a check over cases with N samples each.

    pass^1 is the mean share of samples that pass; pass^N the share of cases of which every sample
    does (Yao and others 2024, tau-bench). None where no case has the check.
    """
    if not any(check in result.checks for result in results):
        return None
    found = spreads(results, check)
    return sum(s.mean for s in found) / len(found), sum(s.always for s in found) / len(found)
