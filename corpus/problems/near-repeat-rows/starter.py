def kept_rows(rows: list[tuple[int, str, int]], window: int, difference: int) -> list[int]:
    """Find the rows that stay when near-repeats of earlier rows are dropped.

    Two rows are near-repeats if they have the same key, lie in one window of `window` seconds, and
    differ by no more than `difference` milliseconds. Input that must be refused raises a ValueError.

    Args:
        rows: for each row its second, its key, and the milliseconds watched.
        window: how many seconds the window is long.
        difference: how many milliseconds two repeats may differ by.

    Returns:
        The positions of the rows that are kept.
    """
    raise NotImplementedError
