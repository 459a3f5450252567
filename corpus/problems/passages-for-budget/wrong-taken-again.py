def choose_passages(tokens: list[int], relevance: list[float], budget: int) -> list[int]:
    if len(tokens) != len(relevance):
        raise ValueError("tokens and relevance differ in length")
    best = [0.0] * (budget + 1)
    chosen = [()] * (budget + 1)
    for position, (size, gain) in enumerate(zip(tokens, relevance)):
        for room in range(size, budget + 1):
            value = best[room - size] + gain
            if value > best[room]:
                best[room] = value
                chosen[room] = chosen[room - size] + (position,)
    return list(chosen[budget])
