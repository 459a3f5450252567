from collections.abc import Iterator
from heapq import heapify, heappop, heappush


def merge_top(shards: list[Iterator[tuple[str, float]]], wanted: int) -> list[tuple[str, float]]:
    if wanted < 1:
        return []
    heads = []
    for shard, answer in enumerate(shards):
        for item, score in answer:
            heads.append((-score, item, shard))
            break
    heapify(heads)
    best: dict[str, float] = {}
    taken = 0
    while heads:
        fallen, item, shard = heappop(heads)
        best.setdefault(item, -fallen)
        taken += 1
        if taken == wanted:
            break
        for following, score in shards[shard]:
            if score > -fallen:
                raise ValueError(f"shard {shard} answers out of order at {following}")
            heappush(heads, (-score, following, shard))
            break
    return list(best.items())


def merge_and_count(answers: list[list[tuple[str, float]]], wanted: int) -> dict[str, list]:
    """Merge `answers` and count how many entries have been read of each."""
    reads = [0] * len(answers)

    def fetch(shard: int) -> Iterator[tuple[str, float]]:
        for item, score in answers[shard]:
            reads[shard] += 1
            yield item, score

    items = merge_top([fetch(shard) for shard in range(len(answers))], wanted)
    return {"items": [list(entry) for entry in items], "reads": reads}
