def cheapest_split(text: str, costs: dict[str, int]) -> list[str] | None:
    """Units of the cheapest split of a text, in their order.

    `costs` gives the cost of each unit of the vocabulary. The units of a split lie side by side
    and make up the whole text.
    """
    raise NotImplementedError
