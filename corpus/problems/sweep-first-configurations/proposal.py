def first_configurations(parameters, rules, wanted):
    """The first configurations that break no rule, by backtracking in the order of nested loops."""
    place = {name: number for number, (name, _) in enumerate(parameters)}
    banned, checks = set(), [[] for _ in parameters]
    for rule in rules:
        if not rule:
            raise ValueError("a rule must name at least one parameter")
        if not rule.keys() <= place.keys():
            continue
        if len(rule) == 1:
            banned.update(rule.items())
        else:
            checks[max(place[name] for name in rule)].append(list(rule.items()))

    for name, values in parameters:
        for value in values:
            if (name, value) in banned:
                values.remove(value)

    found, chosen = [], {}

    def search(depth):
        if len(found) >= wanted:
            return
        if depth == len(parameters):
            found.append(dict(chosen))
            return
        name, values = parameters[depth]
        for value in values:
            chosen[name] = value
            if not any(all(chosen[key] == bad for key, bad in rule) for rule in checks[depth]):
                search(depth + 1)

    search(0)
    return found
