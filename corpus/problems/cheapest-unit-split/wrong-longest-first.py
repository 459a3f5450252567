def cheapest_split(text: str, costs: dict[str, int]) -> list[str] | None:
    if "" in costs:
        raise ValueError("the vocabulary holds an empty unit")
    longest = max(map(len, costs), default=0)
    units, start = [], 0
    while start < len(text):
        for length in range(min(longest, len(text) - start), 0, -1):
            if text[start:start + length] in costs:
                units.append(text[start:start + length])
                start += length
                break
        else:
            return None
    return units
