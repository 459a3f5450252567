import numpy as np


def top_k_cosine(
    query: list[float], items: list[list[float]], k: int, chunk: int = 4096
) -> list[int]:
    """Rows of the k items most similar to the query by cosine, best first."""
    wanted = np.asarray(query, dtype=float)
    if not wanted.any():
        raise ValueError("a query of zeros has no direction")
    if k <= 0:
        return []
    scores = np.empty(0)
    rows = np.empty(0, dtype=int)
    for start in range(0, len(items), chunk):
        block = np.asarray(items[start : start + chunk], dtype=float)
        if block.shape[1] != len(wanted):
            raise ValueError(f"a query of {len(wanted)} numbers for rows of {block.shape[1]}")
        lengths = np.linalg.norm(block, axis=1)
        found = np.divide(block @ wanted, lengths, out=np.zeros(len(block)), where=lengths > 0)
        floor = scores[-1] if len(scores) == k else -np.inf
        promising = np.flatnonzero(found > floor)
        scores = np.concatenate([scores, found[promising]])
        rows = np.concatenate([rows, start + promising])
        best = np.lexsort((rows, -scores))[:k]
        scores, rows = scores[best], rows[best]
    return rows.tolist()
