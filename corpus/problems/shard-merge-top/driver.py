"""Merges answers that are fetched as they are read, and counts what was read of each."""


def drive(module, args):
    """Merges the answers and counts how many entries have been read of each."""
    answers, wanted = args
    reads = [0] * len(answers)

    def fetch(shard):
        for item, score in answers[shard]:
            reads[shard] += 1
            yield item, score

    items = module.merge_top([fetch(shard) for shard in range(len(answers))], wanted)
    return {"items": [list(entry) for entry in items], "reads": reads}
