"""When a review is, and by when evidence for it has to be there."""

from datetime import date, timedelta

from agent.records import ReviewCycles, ReviewDates


def review_dates(
    today: date, cycles: ReviewCycles, deadline: date | None = None, month: int | None = None
) -> ReviewDates:
    """Returns the dates of the next review.

    Args:
        today: the day to count from.
        cycles: the months of reviews, and how long before evidence is wanted.
        deadline: the day of the user's own deadline, if it is known.
        month: of the cycle that is meant; the next one of `cycles` otherwise.

    Returns:
        The dates. Without a deadline they are counted from the first day of the month.
    """
    counted = deadline or _next(today, (month,) if month else cycles.months)
    evidence = counted - timedelta(days=cycles.evidence_days)
    return ReviewDates(
        cycle=f"{counted:%B %Y}",
        deadline=deadline,
        counted_from=counted,
        evidence=evidence,
        begin=evidence - timedelta(days=cycles.warning_days),
        today=today,
    )


def _next(today: date, months: tuple[int, ...]) -> date:
    """The first day of the next of these months; of this month where it is one of them."""
    firsts = (date(year, month, 1) for year in (today.year, today.year + 1) for month in months)
    return min(first for first in firsts if (first.year, first.month) >= (today.year, today.month))
