def first_configurations(
    parameters: list[tuple[str, list[str]]], rules: list[dict[str, str]], wanted: int
) -> list[dict[str, str]]:
    """The first configurations that break no rule."""
    place = {name: position for position, (name, _) in enumerate(parameters)}
    decided_at: dict[str, list[dict[str, str]]] = {name: [] for name in place}
    for rule in rules:
        if not rule:
            raise ValueError("a rule that names no parameter")
        if rule.keys() <= place.keys():
            decided_at[max(rule, key=place.__getitem__)].append(rule)

    found: list[dict[str, str]] = []
    current: dict[str, str] = {}

    def settle(depth: int) -> None:
        if depth == len(parameters):
            found.append(current)
            return
        name, values = parameters[depth]
        for value in values:
            if len(found) >= wanted:
                return
            current[name] = value
            if not any(rule.items() <= current.items() for rule in decided_at[name]):
                settle(depth + 1)
        if len(found) < wanted:
            del current[name]

    if wanted > 0 and all(values for _, values in parameters):
        settle(0)
    return found
