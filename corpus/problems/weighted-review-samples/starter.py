def review_samples(weights: list[float], wanted: int, seeds: list[int]) -> list[list[int]]:
    """Positions of the answers that each reviewer gets.

    They are different answers, drawn as if one after another, each time with a chance in proportion
    to the weights of those that are left.

    Args:
        weights: of the answers, in the order in which they come.
        wanted: how many answers a reviewer gets.
        seeds: one for each reviewer.

    Returns:
        A sample for each seed, its positions in any order.
    """
    raise NotImplementedError
