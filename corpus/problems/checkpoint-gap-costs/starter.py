def checkpoint_places(minutes: list[int], costs: list[int], limit: int) -> list[int] | None:
    """Positions of the stretches after which to write a checkpoint, at the lowest total cost.

    Stretch i takes minutes[i] of work, and a checkpoint right after it costs costs[i]. A failure
    may never lose more than `limit` minutes of work.
    """
    raise NotImplementedError
