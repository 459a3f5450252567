def cheapest_split(text: str, costs: dict[str, int]) -> list[str] | None:
    if "" in costs:
        raise ValueError("the vocabulary holds an empty unit")
    best = {0: (0, 0, "", None)}
    for start in range(len(text)):
        if start not in best:
            continue
        for unit, cost in costs.items():
            if text.startswith(unit, start):
                total = (best[start][0] + cost, best[start][1] + 1)
                end = start + len(unit)
                if end not in best or total < best[end][:2]:
                    best[end] = (*total, unit, start)
    if len(text) not in best:
        return None
    units, end = [], len(text)
    while end > 0:
        units.append(best[end][2])
        end = best[end][3]
    return units[::-1]
