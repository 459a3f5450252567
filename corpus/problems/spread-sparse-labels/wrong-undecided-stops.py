def spread_labels(image: list[str]) -> list[str]:
    """Breadth-first search from all marked pixels at once, a round at a time."""
    if not image:
        return []
    stride = len(image[0]) + 1
    pixels = list("#" * stride + "".join(row + "#" for row in image) + "#" * stride)
    steps = (-stride, -1, 1, stride)
    frontier = [place for place, pixel in enumerate(pixels) if pixel not in "#."]
    while frontier:
        touched: dict[int, str] = {}
        for place in frontier:
            label = pixels[place]
            for step in steps:
                neighbour = place + step
                if pixels[neighbour] == "." and touched.setdefault(neighbour, label) != label:
                    touched[neighbour] = "?"
        for place, label in touched.items():
            pixels[place] = label
        frontier = [place for place, label in touched.items() if label != "?"]
    return ["".join(pixels[start : start + stride - 1]) for start in range(stride, len(pixels) - stride, stride)]
