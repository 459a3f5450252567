def choose_passages(tokens: list[int], relevance: list[float], budget: int) -> list[int]:
    """Positions of the passages with the highest total relevance that fit the budget.

    Passage i has tokens[i] tokens and the relevance relevance[i], and is chosen at most once.
    """
    raise NotImplementedError
