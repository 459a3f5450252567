def nearest_labels(
    examples: list[list[int]], labels: list[str], tickets: list[list[int]], neighbours: int
) -> list[str | None]:
    """The label that most of the nearest examples have, for each ticket.

    Args:
        examples: their vectors.
        labels: of the examples, in the same order.
        tickets: the vectors of the new tickets.
        neighbours: how many of the nearest examples vote.
    """
    raise NotImplementedError
