def distinct_calls(formulas: list[str]) -> int:
    """The number of different calls that all formulas together need.

    Args:
        formulas: the texts of the formulas, such as "log(add(clicks, views))".

    Returns:
        How many calls have to be made if equal calls are made once.

    Raises:
        ValueError: if the input is at fault.
    """
    raise NotImplementedError
