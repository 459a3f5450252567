def fewest_minutes(links: list[tuple[str, str, int, bool]], start: str, goal: str, limit: int) -> int | None:
    """Find how fast a data set can get from one region to another.

    Each link is (from, to, minutes, metered).
    Return the fewest minutes from `start` to `goal` with at most `limit` metered links on the way.
    """
    raise NotImplementedError
