Moments = dict[str, float | None]


def running_moments(parts: list[list[float | None] | Moments]) -> list[Moments]:
    """Count, mean and variance of all values so far, after each part.

    Args:
        parts: each one a list of values, or a summary {"count": .., "mean": .., "variance": ..}.

    Returns:
        A summary for each part, of everything up to and including it; the variance is over the count.
    """
    raise NotImplementedError
