def saved_tokens(prompts: list[list[int]], block: int) -> list[int]:
    """For each prompt the tokens it shares with earlier ones, by a tree of blocks."""
    if block < 1:
        raise ValueError("a block holds at least one token")
    following: dict[tuple[int, tuple[int, ...]], int] = {}
    saved = []
    for prompt in prompts:
        node = 0
        shared = 0
        for start in range(0, len(prompt) - block + 1, block):
            step = node, tuple(prompt[start : start + block])
            if step in following:
                shared += 1
            node = following.setdefault(step, len(following) + 1)
        usable = max(len(prompt) - 1, 0) // block
        saved.append(min(shared, usable) * block)
    return saved
