def cheapest_split(text: str, costs: dict[str, int]) -> list[str] | None:
    if "" in costs:
        raise ValueError("the vocabulary holds an empty unit")
    longest = max(map(len, costs), default=0)
    best: list[tuple[int, int] | None] = [(0, 0)] + [None] * len(text)
    last_start = [0] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            cost = costs.get(text[start:end])
            if cost is None or best[start] is None:
                continue
            total = (best[start][0] + cost, best[start][1] + 1)
            if best[end] is None or total < best[end]:
                best[end] = total
                last_start[end] = start
    if best[len(text)] is None:
        return None
    units, end = [], len(text)
    while end > 0:
        units.append(text[last_start[end]:end])
        end = last_start[end]
    return units[::-1]
