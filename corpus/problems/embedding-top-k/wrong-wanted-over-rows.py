import numpy as np


def top_k_cosine(
    query: list[float], items: list[list[float]], k: int, chunk: int = 4096
) -> list[int]:
    """Rows of the k items most similar to the query by cosine, best first."""
    query = np.asarray(query, dtype=float)
    if not query.any():
        raise ValueError("a query of zeros has no direction")
    if k <= 0 or not items:
        return []
    scores = []
    for start in range(0, len(items), chunk):
        block = np.asarray(items[start : start + chunk], dtype=float)
        lengths = np.linalg.norm(block, axis=1)
        lengths[lengths == 0] = 1.0
        scores.append(block @ query / lengths)
    scores = np.concatenate(scores)
    best = np.argpartition(-scores, k - 1)[:k]
    return best[np.lexsort((best, -scores[best]))].tolist()
