def count_full_runs(tokens: list[int], block: int, limit: int) -> int:
    """Count the runs of neighbouring documents that fill one or several blocks exactly.

    Input that must be refused raises a ValueError.

    Args:
        tokens: the number of tokens of each document, in the order of the corpus.
        block: how many tokens a block holds.
        limit: the most documents that a run may have.

    Returns:
        The number of runs.
    """
    raise NotImplementedError
