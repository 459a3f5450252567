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

    def settle(depth: int, chosen: dict[str, str]) -> bool:
        if depth == len(parameters):
            found.append(chosen)
            return len(found) < wanted
        name, values = parameters[depth]
        fits = False
        for value in values:
            more = {**chosen, name: value}
            if not any(rule.items() <= more.items() for rule in decided_at[name]):
                fits = True
                if not settle(depth + 1, more):
                    return False
        return fits

    if wanted > 0:
        settle(0, {})
    return found
