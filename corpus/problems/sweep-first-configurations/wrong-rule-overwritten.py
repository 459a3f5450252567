def first_configurations(
    parameters: list[tuple[str, list[str]]], rules: list[dict[str, str]], wanted: int
) -> list[dict[str, str]]:
    """The first configurations that break no rule."""
    names = [name for name, _ in parameters]
    place = {name: position for position, name in enumerate(names)}
    decided_at: list[list[list[tuple[int, str]]]] = [[] for _ in parameters]
    for rule in rules:
        if not rule:
            raise ValueError("a rule that names no parameter")
        if rule.keys() <= place.keys():
            settings = sorted(((place[name], value) for name, value in rule.items()), reverse=True)
            decided_at[settings[0][0]] = [settings]

    chosen: list[str] = []

    def breaks_a_rule() -> bool:
        return any(
            all(chosen[position] == value for position, value in settings)
            for settings in decided_at[len(chosen) - 1]
        )

    found: list[dict[str, str]] = []
    if not parameters:
        return [{}][:wanted]
    untried = [iter(parameters[0][1])]
    while untried and len(found) < wanted:
        value = next(untried[-1], None)
        if value is None:
            untried.pop()
            if chosen:
                chosen.pop()
            continue
        chosen.append(value)
        if breaks_a_rule():
            chosen.pop()
        elif len(chosen) < len(parameters):
            untried.append(iter(parameters[len(chosen)][1]))
        else:
            found.append(dict(zip(names, chosen)))
            chosen.pop()
    return found
