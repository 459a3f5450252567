import heapq

import numpy as np


def top_k_cosine(
    query: list[float], items: list[list[float]], k: int, chunk: int = 4096
) -> list[int]:
    """Rows of the k items most similar to the query by cosine, best first."""
    length = np.linalg.norm(query)
    if length == 0:
        raise ValueError("a query of zeros has no direction")
    query = np.asarray(query) / length
    if k <= 0:
        return []
    best = []
    for start in range(0, len(items), chunk):
        block = np.asarray(items[start : start + chunk])
        block = block / np.maximum(np.linalg.norm(block, axis=1, keepdims=True), 1e-12)
        for offset, score in enumerate(block @ query):
            entry = (float(score), -offset)
            if len(best) < k:
                heapq.heappush(best, entry)
            elif entry > best[0]:
                heapq.heapreplace(best, entry)
    return [-row for _, row in sorted(best, reverse=True)]
