def steady_stretch(seconds: list[int], latencies: list[float], width: float, gap: int) -> list[int] | None:
    """Find the stretch of readings that lasts longest, from its first reading to its last.

    In a stretch the highest and the lowest reading differ by no more than `width`, and no two
    neighbours lie further apart in time than `gap` seconds.

    Args:
        seconds: the second at which each reading was taken, in order of time.
        latencies: the readings of one server, in the same order.
        width: how far the highest and the lowest reading of a stretch may differ.
        gap: how many seconds may lie between two neighbours.

    Returns:
        The positions of the first and the last reading of the stretch.
    """
    raise NotImplementedError
