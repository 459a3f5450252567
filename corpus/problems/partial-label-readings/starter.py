def count_readings(tokens: list[list[str]], may_follow: dict[str, list[str]], modulus: int) -> int:
    """Number of readings of a partly labelled text, modulo `modulus`.

    tokens[i] lists the tags left open for token i, and may_follow gives for each tag those that
    may come right after it. A reading gives each token one tag of its list and keeps to the map
    from each token to the next.
    """
    raise NotImplementedError
