def first_configurations(
    parameters: list[tuple[str, list[str]]], rules: list[dict[str, str]], wanted: int
) -> list[dict[str, str]]:
    """The first configurations that break no rule."""
    names = {name for name, _ in parameters}
    if not all(rules):
        raise ValueError("a rule that names no parameter")
    rules = [rule for rule in rules if rule.keys() <= names]
    found: list[dict[str, str]] = []

    def settle(chosen: dict[str, str]) -> None:
        if len(chosen) == len(parameters):
            found.append(dict(chosen))
            return
        name, values = parameters[len(chosen)]
        for value in values:
            if len(found) >= wanted:
                return
            chosen[name] = value
            if not any(
                all(chosen.get(each, banned) == banned for each, banned in rule.items())
                for rule in rules
            ):
                settle(chosen)
            del chosen[name]

    if wanted > 0:
        settle({})
    return found
