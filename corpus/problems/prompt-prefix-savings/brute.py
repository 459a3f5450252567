def saved_tokens(prompts: list[list[int]], block: int) -> list[int]:
    """For each prompt the tokens it shares with earlier ones, comparing it with every one of them."""
    if block < 1:
        raise ValueError("a block holds at least one token")
    saved = []
    for position, prompt in enumerate(prompts):
        best = 0
        for earlier in prompts[:position]:
            same = 0
            while same < min(len(prompt), len(earlier)) and prompt[same] == earlier[same]:
                same += 1
            best = max(best, same // block * block)
        while best and best >= len(prompt):
            best -= block
        saved.append(best)
    return saved
