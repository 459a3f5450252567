def spread_labels(image: list[str]) -> list[str]:
    """Search from every pixel with boundaries in the way of nothing."""
    marks = [
        (row, column, pixel)
        for row, pixels in enumerate(image)
        for column, pixel in enumerate(pixels)
        if pixel not in "#."
    ]

    def nearest(row: int, column: int) -> str:
        if not marks:
            return "."
        away = [abs(row - y) + abs(column - x) for y, x, _ in marks]
        labels = {label for (_, _, label), distance in zip(marks, away) if distance == min(away)}
        return labels.pop() if len(labels) == 1 else "?"

    return [
        "".join(nearest(row, column) if pixel == "." else pixel for column, pixel in enumerate(pixels))
        for row, pixels in enumerate(image)
    ]
