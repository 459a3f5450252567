def choose_passages(tokens: list[int], relevance: list[float], budget: int) -> list[int]:
    if len(tokens) != len(relevance):
        raise ValueError("tokens and relevance differ in length")
    order = sorted(range(len(tokens)), key=lambda position: -relevance[position] / tokens[position])
    chosen, room = [], budget
    for position in order:
        if tokens[position] <= room:
            chosen.append(position)
            room -= tokens[position]
    return chosen
