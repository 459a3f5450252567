import math


def top_k_cosine(
    query: list[float], items: list[list[float]], k: int, chunk: int = 4096
) -> list[int]:
    """Rows of the k items most similar to the query by cosine, best first."""
    if not any(query):
        raise ValueError("a query of zeros has no direction")
    if any(len(row) != len(query) for row in items):
        raise ValueError("the query and the rows differ in size")
    similar = []
    for row in items:
        length = math.sqrt(sum(x * x for x in row))
        product = sum(x * y for x, y in zip(row, query, strict=True))
        similar.append(product / length if length else 0.0)
    places = {}
    for row, mine in enumerate(similar):
        ahead = 0
        for other, its in enumerate(similar):
            if its > mine or (its == mine and other < row):
                ahead += 1
        places[ahead] = row
    return [places[place] for place in range(min(k, len(items)))]
