from collections.abc import Iterator


def merge_top(shards: list[Iterator[tuple[str, float]]], wanted: int) -> list[tuple[str, float]]:
    best: list[tuple[str, float]] = []
    heads: list[tuple[str, float] | None] = []
    if wanted > 0:
        heads = [next(answer, None) for answer in shards]
    while any(head is not None for head in heads):
        _, item, shard = min((-head[1], head[0], place) for place, head in enumerate(heads) if head is not None)
        score = heads[shard][1]
        if item not in [kept for kept, _ in best]:
            best.append((item, score))
        if len(best) == wanted:
            break
        heads[shard] = next(shards[shard], None)
        if heads[shard] is not None and heads[shard][1] > score:
            raise ValueError("a shard answers out of order")
    return best


def merge_and_count(answers: list[list[tuple[str, float]]], wanted: int) -> dict[str, list]:
    """Merge `answers` and count how many entries have been read of each."""
    reads = [0] * len(answers)

    def fetch(shard: int) -> Iterator[tuple[str, float]]:
        for item, score in answers[shard]:
            reads[shard] += 1
            yield item, score

    items = merge_top([fetch(shard) for shard in range(len(answers))], wanted)
    return {"items": [list(entry) for entry in items], "reads": reads}
