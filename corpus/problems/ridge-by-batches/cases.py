"""Cases: arguments are rows, targets, batch size, rate, penalty, tolerance and the most epochs."""

EXAMPLES = [
    (
        [[[1]], [1], 1, 0.25, 0, 0.01, 1],
        {"weights": [0.5], "bias": 0.5, "epochs": 1},
    ),
    (
        [[[1]], [1], 1, 0.25, 0, 0.01, 10],
        {"weights": [0.5], "bias": 0.5, "epochs": 2},
    ),
]

ORDINARY = [
    (
        [
            [[0.5, 1.0], [-0.5, 0.25], [1.0, -1.0], [0.0, 0.75]],
            [2.0, 0.5, 1.0, 1.5],
            2,
            0.1,
            0.0,
            0.001,
            6,
        ],
        {"weights": [0.5046439348, 0.5258096246], "bias": 0.9778017965, "epochs": 6},
    ),
    (
        [
            [[1.0, 0.2], [0.3, -0.4], [-0.6, 0.9], [0.8, 0.5], [-1.0, -0.7], [0.1, 0.6]],
            [3.1, 1.0, -0.2, 2.4, -1.9, 1.1],
            3,
            0.2,
            0.05,
            0.02,
            50,
        ],
        {"weights": [1.8451109325, 0.5081417447], "bias": 0.6279981537, "epochs": 5},
    ),
    (
        [[[0.2], [0.4], [0.6], [0.8]], [1.0, 1.4, 1.8, 2.2], 4, 0.3, 0.0, 0.005, 40],
        {"weights": [0.79190352], "bias": 1.2232032, "epochs": 4},
    ),
    (
        [
            [[1.0, 0.0, 0.5], [0.0, 1.0, -0.5], [0.5, 0.5, 0.0], [-1.0, 0.5, 1.0]],
            [1.0, -1.0, 0.25, 0.5],
            1,
            0.05,
            0.3,
            0.01,
            30,
        ],
        {"weights": [0.1614804276, -0.2629496207, 0.4612952881], "bias": 0.1783810133, "epochs": 6},
    ),
    (
        [[[0.5], [1.0], [1.5]], [4.0, 4.5, 5.5], 3, 0.1, 0.5, 0.01, 12],
        {"weights": [1.3311798027], "bias": 2.9630450684, "epochs": 12},
    ),
]

EDGE = [
    (
        [[[1.0], [-1.0], [0.5], [2.0], [-0.5]], [1.5, -0.5, 1.0, 3.0, 0.0], 2, 0.1, 0.0, 0.0001, 3],
        {"weights": [1.096975526], "bias": 0.568493908, "epochs": 3},
    ),
    (
        [[[1.0], [0.5], [-0.5]], [2.0, 1.0, 0.5], 100, 0.2, 0.1, 0.001, 4],
        {"weights": [0.6149492938], "bias": 0.8891685926, "epochs": 4},
    ),
    (
        [[[2.0], [-1.0], [1.5]], [1.0, 2.0, -1.0], 1, 0.6, 0.0, 0.01, 5],
        {"weights": [-8.424], "bias": 0.384, "epochs": 1},
    ),
    (
        [[[1]], [1], 1, 0.125, 0, 0.1875, 20],
        {"weights": [0.4375], "bias": 0.4375, "epochs": 3},
    ),
    (
        [[[1.0], [-1.0]], [5.0, 5.0], 2, 0.25, 2.0, 0.001, 3],
        {"weights": [0.0], "bias": 4.375, "epochs": 3},
    ),
    (
        [[[1.0, 2.0]], [3.0], 1, 0.1, 0.0, 0.01, 0],
        {"weights": [0.0, 0.0], "bias": 0.0, "epochs": 0},
    ),
    ([[], [], 4, 0.1, 0.0, 0.01, 5], {"raises": "ValueError"}),
    ([[[1.0], [2.0]], [1.0], 2, 0.1, 0.0, 0.01, 5], {"raises": "ValueError"}),
    ([[[1.0], [2.0]], [1.0, 2.0, 3.0], 2, 0.1, 0.0, 0.01, 5], {"raises": "ValueError"}),
    ([[[1.0], [1.0], [1.0]], [1.0, 2.0, 3.0], 1, 1e160, 0.0, 0.01, 5], {"raises": "ValueError"}),
]

SCALE = [20_000]
FEATURES = 6


def sized(n, rng):
    """n rows around a plane, noisy; for many rows the rate is so small that all epochs are run."""
    plane = [rng.uniform(-2, 2) for _ in range(FEATURES)]
    rows, targets = [], []
    for _ in range(n):
        row = [round(rng.uniform(-1, 1), 3) for _ in range(FEATURES)]
        rows.append(row)
        exact = 1 + sum(w * x for w, x in zip(plane, row))
        targets.append(round(exact + rng.gauss(0, 0.1), 3))
    if n < 50:
        batch_size, rate = rng.randint(1, 5), rng.choice([0.03, 0.1, 0.4])
        tolerance = rng.choice([0.003, 0.03, 0.3])
        return [rows, targets, batch_size, rate, rng.choice([0.0, 0.05, 0.5]), tolerance, 8]
    return [rows, targets, 64, min(0.1, 25 / n), 0.01, 1e-6, 10]
