def saved_tokens(prompts: list[list[int]], block: int) -> list[int]:
    """For each prompt the number of tokens that need not be computed.

    Args:
        prompts: the token numbers of each prompt, in the order of arrival.
        block: the number of tokens in a block.

    Returns:
        One number for each prompt.

    Raises:
        ValueError: if the input is at fault.
    """
    raise NotImplementedError
