def spread_labels(image: list[str]) -> list[str]:
    """Sweep over the image and fill each pixel beside one that has a class."""
    pixels = [list(row) for row in image]
    changed = True
    while changed:
        changed = False
        for row, line in enumerate(pixels):
            for column, pixel in enumerate(line):
                if pixel != ".":
                    continue
                labels = {
                    pixels[y][x]
                    for y, x in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1))
                    if 0 <= y < len(pixels) and 0 <= x < len(line)
                } - {"#", "."}
                if labels:
                    line[column] = labels.pop() if len(labels) == 1 else "?"
                    changed = True
    return ["".join(line) for line in pixels]
