from collections.abc import Iterator


def merge_top(shards: list[Iterator[tuple[str, float]]], wanted: int) -> list[tuple[str, float]]:
    """Find the best different items of all shards, each with its highest score, best first.

    No shard's answer is read further than it has to be.
    Input that must be refused raises a ValueError.

    Args:
        shards: the answer of each shard, items with scores, best first; it is fetched as it is read.
        wanted: how many items are asked for.
    """
    raise NotImplementedError


def merge_and_count(answers: list[list[tuple[str, float]]], wanted: int) -> dict[str, list]:
    """Merge `answers` and count how many entries have been read of each."""
    reads = [0] * len(answers)

    def fetch(shard: int) -> Iterator[tuple[str, float]]:
        for item, score in answers[shard]:
            reads[shard] += 1
            yield item, score

    items = merge_top([fetch(shard) for shard in range(len(answers))], wanted)
    return {"items": [list(entry) for entry in items], "reads": reads}
