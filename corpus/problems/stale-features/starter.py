def stale_features(feeds: dict[str, list[str]], table: str) -> dict[str, int]:
    """Find what has to be computed again after a table has changed.

    `feeds` maps each name to those built directly on it.
    Return everything that is built on `table`, each with the fewest steps from it.
    """
    raise NotImplementedError
