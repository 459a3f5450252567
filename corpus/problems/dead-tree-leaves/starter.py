def dead_leaves(nodes: list[list | None]) -> list[int]:
    """The positions of the leaves that no row can reach.

    Args:
        nodes: the nodes of the tree, the root first. A leaf is None. A test is a list of four:
            the feature's name, the threshold, the position of the left child, to which rows go
            whose value is at most the threshold, and the position of the right child.

    Returns:
        The positions of those leaves in the list.

    Raises:
        ValueError: if the input is at fault.
    """
    raise NotImplementedError
