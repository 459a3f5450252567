def choose_passages(tokens: list[int], relevance: list[float], budget: int) -> list[int]:
    if len(tokens) != len(relevance):
        raise ValueError("tokens and relevance differ in length")
    best_value, best_choice = 0.0, []
    for subset in range(1 << len(tokens)):
        choice = [position for position in range(len(tokens)) if subset >> position & 1]
        if sum(tokens[position] for position in choice) <= budget:
            value = sum(relevance[position] for position in choice)
            if value > best_value:
                best_value, best_choice = value, choice
    return best_choice
