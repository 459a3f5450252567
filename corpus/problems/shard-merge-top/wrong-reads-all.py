from collections.abc import Iterator


def merge_top(shards: list[Iterator[tuple[str, float]]], wanted: int) -> list[tuple[str, float]]:
    best: dict[str, float] = {}
    for shard, answer in enumerate(shards):
        last = float("inf")
        for item, score in answer:
            if score > last:
                raise ValueError(f"shard {shard} answers out of order at {item}")
            last = score
            best[item] = max(score, best.get(item, score))
    return sorted(best.items(), key=lambda entry: (-entry[1], entry[0]))[: max(wanted, 0)]


def merge_and_count(answers: list[list[tuple[str, float]]], wanted: int) -> dict[str, list]:
    """Merge `answers` and count how many entries have been read of each."""
    reads = [0] * len(answers)

    def fetch(shard: int) -> Iterator[tuple[str, float]]:
        for item, score in answers[shard]:
            reads[shard] += 1
            yield item, score

    items = merge_top([fetch(shard) for shard in range(len(answers))], wanted)
    return {"items": [list(entry) for entry in items], "reads": reads}
