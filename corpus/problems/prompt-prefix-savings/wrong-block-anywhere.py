def saved_tokens(prompts: list[list[int]], block: int) -> list[int]:
    """For each prompt the number of tokens that need not be computed."""
    if block < 1:
        raise ValueError("a block holds at least one token")
    known: set[tuple[int, ...]] = set()
    saved = []
    for prompt in prompts:
        blocks = [
            tuple(prompt[start : start + block])
            for start in range(0, len(prompt) - block + 1, block)
        ]
        shared = 0
        while shared < len(blocks) and blocks[shared] in known:
            shared += 1
        known.update(blocks)
        usable = max(len(prompt) - 1, 0) // block
        saved.append(min(shared, usable) * block)
    return saved
