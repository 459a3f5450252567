def spread_labels(image: list[str]) -> list[str]:
    """Search from every pixel until the first marked ones are met."""
    return [
        "".join(nearest(image, row, column) if pixel == "." else pixel for column, pixel in enumerate(pixels))
        for row, pixels in enumerate(image)
    ]


def nearest(image: list[str], row: int, column: int) -> str:
    seen = {(row, column)}
    layer = seen
    while layer:
        labels = {image[y][x] for y, x in layer} - {"."}
        if labels:
            return labels.pop() if len(labels) == 1 else "?"
        around = {place for y, x in layer for place in ((y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1))}
        layer = {
            (y, x)
            for y, x in around - seen
            if 0 <= y < len(image) and 0 <= x < len(image[0]) and image[y][x] != "#"
        }
        seen = seen | layer
    return "."
