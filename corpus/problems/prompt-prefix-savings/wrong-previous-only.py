def saved_tokens(prompts: list[list[int]], block: int) -> list[int]:
    """For each prompt the number of tokens that need not be computed."""
    if block < 1:
        raise ValueError("a block holds at least one token")
    saved = []
    previous: list[int] = []
    for prompt in prompts:
        same = 0
        for one, other in zip(prompt, previous):
            if one != other:
                break
            same += 1
        usable = max(len(prompt) - 1, 0)
        saved.append(min(same, usable) // block * block)
        previous = prompt
    return saved
