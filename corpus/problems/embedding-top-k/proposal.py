import heapq
import numpy as np


def top_k_cosine(query, items, k, chunk=4096):
    """Rows of the k items most similar to the query, best first; one chunk in memory."""
    if k <= 0:
        return []
    query = query / np.linalg.norm(query)
    best = []
    for start in range(0, len(items), chunk):
        block = items[start : start + chunk]
        block = block / np.maximum(np.linalg.norm(block), 1e-12)
        scores = block @ query
        for offset, score in enumerate(scores):
            entry = (float(score), -(start + offset))
            if len(best) < k:
                heapq.heappush(best, entry)
            elif entry > best[0]:
                heapq.heapreplace(best, entry)
    return [-row for _, row in sorted(best, reverse=True)]
