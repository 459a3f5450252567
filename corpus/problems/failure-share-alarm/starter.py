from collections.abc import Iterable


def first_alarm(requests: Iterable[tuple[int, bool]], window: int, least: int) -> int | None:
    """Find the first moment at which more than half of the latest requests had failed.

    Input that must be refused raises a ValueError.

    Args:
        requests: for each request, in order of time, the second it arrived and whether it failed.
        window: how many of the last seconds count, one or more.
        least: how many requests there must have been in these seconds, one or more.

    Returns:
        The second in which the alarm is raised, or None if there is no such moment.
    """
    raise NotImplementedError
