EXAMPLES = [
    ([[[5, 6, 7, 8], [5, 6, 7, 9]], 2], [0, 2]),
    ([[[5, 6, 7, 8, 1], [5, 6, 7, 8, 2], [6, 7, 8]], 2], [0, 4, 0]),
]

ORDINARY = [
    ([[[3, 1, 4], [3, 1, 5], [3, 2, 4], [3, 1, 4, 4]], 1], [0, 2, 1, 3]),
    (
        [
            [
                [9, 9, 2, 7, 1, 1, 8],
                [9, 9, 2, 7, 1, 1, 8, 4, 6, 6],
                [9, 9, 2, 5, 1, 1],
                [9, 9, 2, 7, 1, 1, 8, 4, 6, 6, 3, 3, 3],
                [9, 9, 2, 5, 1, 1, 7],
            ],
            3,
        ],
        [0, 6, 3, 9, 6],
    ),
    ([[[1, 2, 3, 4], [7, 7], [1, 2, 5, 6], [7, 7, 1, 2], [1, 2, 5, 6, 9]], 2], [0, 0, 2, 2, 4]),
    ([[[1, 2, 3, 4, 5, 6], [8, 8, 3, 4, 5, 6], [1, 2, 9, 9, 5, 6, 1]], 2], [0, 0, 2]),
    ([[[12, 7, 12, 7, 12, 7], [12, 7, 12, 7], [12, 7, 7]], 2], [0, 2, 2]),
]

EDGE = [
    ([[], 4], []),
    ([[[], [], [3]], 1], [0, 0, 0]),
    ([[[4, 4, 4], [4, 4, 4]], 4], [0, 0]),
    ([[[4, 4, 4, 4], [4, 4, 4, 4], [4, 4, 4, 4, 4]], 4], [0, 0, 4]),
    ([[[6, 5, 4, 3], [6, 5, 4, 3]], 2], [0, 2]),
    ([[[6, 5, 4, 3, 2], [6, 5, 4, 3, 2]], 2], [0, 4]),
    ([[[6], [6], [6, 6]], 1], [0, 0, 1]),
    ([[[1, 2, 3], [1, 2, 3, 4, 5], [1, 2, 3, 4, 6]], 2], [0, 2, 4]),
    ([[[1, 2, 3, 4], [3, 4, 9], [3, 4, 1, 2, 9]], 2], [0, 0, 2]),
    ([[[1, 2, 1, 2, 1], [1, 2, 3]], 2], [0, 2]),
    ([[[1, 2, 1, 2, 1]], 2], [0]),
    ([[[1, 2], [3, 4], [1, 2, 0], [3, 4, 0]], 2], [0, 0, 2, 2]),
    ([[[1, 11, 2], [11, 1, 2], [1, 1, 12]], 1], [0, 0, 1]),
    ([[[0, 0, 0, 1], [0, 0, 0, 2]], 3], [0, 3]),
    ([[[1, 2], [1, 2]], 0], {"raises": "ValueError"}),
    ([[], -1], {"raises": "ValueError"}),
]

SCALE = [400000]


def sized(n, rng):
    """Prompts with about n tokens in all: half of them in short ones, half in a few documents."""
    if n < 20:
        prompts = []
        while sum(len(prompt) + 1 for prompt in prompts) < n:
            prompts.append([rng.randint(1, 2) for _ in range(rng.randint(0, 6))])
        prompts += [rng.choice(prompts)] if prompts and rng.random() < 0.5 else []
        return prompts, rng.randint(1, 3)
    starts = [[rng.randint(0, 9) for _ in range(150)] for _ in range(2)]
    prompts = []
    left = n // 2
    while left > 0:
        prompt = [*rng.choice(starts), *(rng.randint(0, 9) for _ in range(rng.randint(10, 60)))]
        prompts.append(prompt[:left])
        left -= len(prompt)
    document = [rng.randint(0, 9) for _ in range(n // 8)]
    prompts += [[*document[: rng.randint(n // 16, n // 8)], rng.randint(0, 9)] for _ in range(4)]
    rng.shuffle(prompts)
    return prompts, 4
