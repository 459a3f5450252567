def leak_groups(pairs: list[tuple[int, int]], train: list[int], test: list[int]) -> tuple[int, int]:
    """Count the groups of near duplicates that a split tears apart.

    `pairs` are near duplicates by the ids of the images; `train` and `test` are the ids on either side.
    Return the number of groups with images on both sides, and the number of test images in such groups.
    """
    raise NotImplementedError
