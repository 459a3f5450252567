from itertools import islice, product


def first_configurations(
    parameters: list[tuple[str, list[str]]], rules: list[dict[str, str]], wanted: int
) -> list[dict[str, str]]:
    """The first configurations that break no rule, by a filter over all of them."""
    if not all(rules):
        raise ValueError("a rule that names no parameter")
    names = [name for name, _ in parameters]
    every = (dict(zip(names, values)) for values in product(*(each for _, each in parameters)))
    allowed = (
        configuration
        for configuration in every
        if not any(rule.items() <= configuration.items() for rule in rules)
    )
    return list(islice(allowed, wanted))
