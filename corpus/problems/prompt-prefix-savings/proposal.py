def saved_tokens(prompts, block):
    """Tokens of each prompt that are cached already; a trie with a step for each full block."""
    if block < 1:
        raise ValueError("a block must hold at least one token")
    root, empty = {}, {}
    saved = []
    for prompt in prompts:
        node, shared = root, 0
        for start in range(0, len(prompt) - block + 1, block):
            piece = tuple(prompt[start : start + block])
            shared += piece in node
            node = node.setdefault(piece, empty)
        # at least the last token has to be computed
        saved.append(min(shared, max(len(prompt) - 1, 0) // block) * block)
    return saved
