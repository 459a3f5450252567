def first_configurations(
    parameters: list[tuple[str, list[str]]], rules: list[dict[str, str]], wanted: int
) -> list[dict[str, str]]:
    """The first configurations that break no rule.

    Args:
        parameters: the name and the values of each parameter, in order.
        rules: for each rule the values, by parameter, that must not all occur together.
        wanted: how many configurations are wanted.

    Returns:
        The configurations, each as a value for every parameter, in the order of nested loops.

    Raises:
        ValueError: if the input is at fault.
    """
    raise NotImplementedError
