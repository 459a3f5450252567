def choose_passages(tokens, relevance, budget):
    """Positions of the passages with the highest total relevance that fit the budget."""
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
