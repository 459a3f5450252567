"""Several gradings of one area, made one."""

import statistics
from collections import Counter
from collections.abc import Sequence

from agent.records import Area, AreaScore, Met
from agent.records.scorecard import Spread
from agent.steps.coverage import missing
from agent.steps.judging import MOST_QUOTES


def pooled(samples: Sequence[AreaScore], area: Area) -> AreaScore:
    """Returns what several gradings of one area come to.

    The score is their mean, a float of two decimals; the area is not assessed where most of those
    that could be read say so. Gradings without a score are left out of the mean and counted. A
    criterion is met where most of the scored ones found it met. The words, and the first quotes,
    are those of the grading nearest to the mean.

    Args:
        samples: at least one, in the order given.
        area: whose gradings they are.
    """
    if len(samples) == 1:
        return samples[0]
    scored = [each for each in samples if each.score is not None]
    absent = [each for each in samples if each.status == "not assessed"]
    if not scored and not absent:
        return _all_failed(samples)
    if len(absent) > len(scored):
        reason = f"{len(absent)} of {len(samples)} gradings found that the area never came up"
        return absent[0].model_copy(update={"unscored_reason": reason})
    return _mean(scored, samples, area)


def _mean(scored: Sequence[AreaScore], samples: Sequence[AreaScore], area: Area) -> AreaScore:
    given = [each.score for each in scored if each.score is not None]
    mean = round(statistics.fmean(given), 2)
    nearest = min(scored, key=lambda each: abs((each.score or mean) - mean))
    quotes = dict.fromkeys(quote for each in (nearest, *scored) for quote in each.evidence)
    met = _met(nearest, scored, area)
    spread = Spread(
        deviation=round(statistics.stdev(given), 4) if len(given) > 1 else 0.0,
        given=tuple(given),
        left_out=len(samples) - len(given),
    )
    return nearest.model_copy(
        update={
            "score": mean,
            "evidence": tuple(quotes)[:MOST_QUOTES],
            "dropped_quotes": _dropped(samples),
            "spread": spread,
            "met": met,
            "missed": tuple(each.id for each in missing(met, area)),
        }
    )


def _met(nearest: AreaScore, scored: Sequence[AreaScore], area: Area) -> tuple[Met, ...]:
    votes = Counter(each.criterion for sample in scored for each in sample.met)
    first: dict[str, Met] = {}
    for sample in (nearest, *scored):
        for each in sample.met:
            first.setdefault(each.criterion, each)
    return tuple(first[each.id] for each in area.criteria if 2 * votes[each.id] > len(scored))


def _all_failed(samples: Sequence[AreaScore]) -> AreaScore:
    why = Counter(each.unscored_reason or "" for each in samples)
    told = "; ".join(f"{reason} ({times} times)" for reason, times in why.items())
    return AreaScore(
        score=None,
        status="unscored",
        unscored_reason=f"none of {len(samples)} gradings gave a score: {told}",
        call_failed=any(each.call_failed for each in samples),
        dropped_quotes=_dropped(samples),
    )


def _dropped(samples: Sequence[AreaScore]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(quote for each in samples for quote in each.dropped_quotes))
