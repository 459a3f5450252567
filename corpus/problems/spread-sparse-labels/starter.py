def spread_labels(image: list[str]) -> list[str]:
    """Spread the marked pixels of an image over the others.

    Each string is a row: a small letter is a pixel marked with that class, '#' a boundary, '.' neither.
    Return the image in which each '.' has the class of the marked pixel nearest to it.
    """
    raise NotImplementedError
