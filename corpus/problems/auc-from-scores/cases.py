"""Cases: arguments are labels (1 positive, 0 negative) and scores."""

EXAMPLES = [
    ([[1, 1, 0, 0], [3, 2, 2, 1]], 0.875),
    ([[1, 0], [0.9, 0.4]], 1.0),
]

ORDINARY = [
    ([[0, 1, 0, 1, 1], [0.2, 0.7, 0.5, 0.4, 0.9]], 5 / 6),
    ([[0, 0, 1, 0, 1, 0], [0.31, 0.12, 0.44, 0.58, 0.27, 0.05]], 0.625),
    ([[1, 0, 1, 0, 0, 1, 0], [12, 17, 17, 17, 3, 40, 12]], 8.5 / 12),
    ([[0, 1, 1, 0], [-1.5, -0.25, -2.0, -1.75]], 0.5),
    ([[1, 0, 0, 0, 0], [0.6, 0.1, 0.6, 0.6, 0.8]], 0.5),
    ([[1, 1, 1, 0, 0], [0.1, 0.2, 0.3, 0.8, 0.9]], 0.0),
]

EDGE = [
    ([[], []], None),
    ([[1, 1, 1], [0.2, 0.5, 0.5]], None),
    ([[0], [4]], None),
    ([[1, 0, 1, 0, 0], [7, 7, 7, 7, 7]], 0.5),
    ([[1, 0], [2, 2.0]], 0.5),
    ([[0, 1, 0, 1], [-1000.0, -999.5, 250.0, 1e12]], 0.75),
    ([[1, 0, 1, 0], [0.5000000001, 0.5, 0.49999, 0.4999899999]], 0.75),
    ([[0, 1, 1, 0, 1, 0, 1], [255, 255, 0, 0, 128, 255, 255]], 5.5 / 12),
    ([[1, 0, 1], [0.5, 0.2]], {"raises": "ValueError"}),
    ([[1, 0], [0.5, 0.2, 0.9]], {"raises": "ValueError"}),
    ([[1, 0, 1], [0.5, None, 0.7]], {"raises": "ValueError"}),
]

SCALE = [100_000]


def sized(n, rng):
    """n rows; half of them have quantized scores, so that many are equal."""
    labels, scores = [], []
    for _ in range(n):
        label = int(rng.random() < 0.4)
        score = rng.gauss(0.7 * label, 1.0)
        labels.append(label)
        scores.append(round(score * 4) / 4 if rng.random() < 0.5 else round(score, 5))
    return [labels, scores]
