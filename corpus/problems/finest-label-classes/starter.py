def finest_classes(
    subtopics: dict[str, list[str]], counts: dict[str, int], least: int
) -> list[str]:
    """The topics to use as classes.

    Every leaf is, or lies under, exactly one of them, each has at least the least number of
    examples beneath it, and there are as many of them as possible.

    Args:
        subtopics: for every topic the topics directly under it; an empty list for a leaf.
        counts: the number of examples of every leaf.
        least: the least number of examples of a class.

    Returns:
        The picked topics, in any order.
    """
    raise NotImplementedError
