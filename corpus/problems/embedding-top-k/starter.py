def top_k_cosine(
    query: list[float], items: list[list[float]], k: int, chunk: int = 4096
) -> list[int]:
    """Rows of the k items most similar to the query by cosine, best first.

    Args:
        query: one vector.
        items: the matrix of item embeddings, a vector for each row; no second copy of it is to be held.
        k: how many rows are wanted.
        chunk: how many rows may be in memory at once.
    """
    raise NotImplementedError
