import random


def merged(items: list, reads: list[int]) -> dict:
    return {"items": items, "reads": reads}


# What a shard does beyond the entries that must be read is its own affair, also when it is out of order there.
EXAMPLES = [
    ([[[["cat", 9], ["dog", 5]], [["dog", 7], ["bird", 1]]], 2], merged([["cat", 9], ["dog", 7]], [2, 1])),
    (
        [[[["owl", 8], ["elk", 6], ["ant", 2]], [["owl", 9], ["bee", 7], ["elk", 3]]], 3],
        merged([["owl", 9], ["bee", 7], ["elk", 6]], [2, 3]),
    ),
]
ORDINARY = [
    (
        [[[["a", 0.9], ["b", 0.8], ["c", 0.7]], [["d", 0.6]], [["e", 0.5], ["f", 0.4]]], 3],
        merged([["a", 0.9], ["b", 0.8], ["c", 0.7]], [3, 1, 1]),
    ),
    (
        [[[["m", 50], ["n", 40]], [["n", 45], ["p", 35]], [["q", 42], ["m", 41], ["r", 1]]], 4],
        merged([["m", 50], ["n", 45], ["q", 42], ["p", 35]], [2, 2, 3]),
    ),
    ([[[["x", 3], ["y", 2], ["z", 1]]], 2], merged([["x", 3], ["y", 2]], [2])),
    (
        [[[["k", -1], ["l", -5]], [["m", -2], ["k", -3]]], 3],
        merged([["k", -1], ["m", -2], ["l", -5]], [2, 2]),
    ),
    (
        [[[["a", 10], ["b", 8], ["c", 6]], [["a", 9], ["c", 7], ["d", 5]], [["b", 9.5], ["d", 4]]], 4],
        merged([["a", 10], ["b", 9.5], ["c", 7], ["d", 5]], [3, 3, 2]),
    ),
    ([[[["i1", 1], ["i2", 0.5]], [["i3", 0.25]]], 1], merged([["i1", 1]], [1, 1])),
]
EDGE = [
    ([[], 3], merged([], [])),
    ([[[], [], []], 3], merged([], [0, 0, 0])),
    ([[[["a", 1]], [["b", 2]]], 0], merged([], [0, 0])),
    ([[[["a", 1]], [], [["b", 2], ["a", 0]]], 10], merged([["b", 2], ["a", 1]], [1, 0, 2])),
    # all shards alike
    ([[[["a", 3], ["b", 2], ["c", 1]]] * 3, 2], merged([["a", 3], ["b", 2]], [2, 2, 2])),
    # one item on every shard
    ([[[["hit", score]] for score in range(64)], 2], merged([["hit", 63]], [1] * 64)),
    # equal scores: the smaller id first, whichever shard it is on
    ([[[["d", 5], ["e", 5]], [["a", 5], ["f", 5]], [["c", 5]]], 3], merged([["a", 5], ["c", 5], ["d", 5]], [1, 2, 1])),
    ([[[["b", 4], ["c", 4]], [["a", 4], ["b", 4], ["z", 1]]], 3], merged([["a", 4], ["b", 4], ["c", 4]], [2, 3])),
    # out of order, where it must be read and where it need not be
    ([[[["a", 5], ["b", 3], ["c", 4]], [["d", 1]]], 4], {"raises": "ValueError"}),
    ([[[["a", 5], ["b", 3], ["c", 4]], [["d", 1]]], 2], merged([["a", 5], ["b", 3]], [2, 1])),
    ([[[["a", 5]], [["b", 4], ["a", 4.5], ["c", 0]]], 3], {"raises": "ValueError"}),
    ([[[["only", 1]]], 1], merged([["only", 1]], [1])),
]


def sized(n: int, rng: random.Random) -> list:
    shards = min(64, max(1, n // 3))
    letters = [f"i{number}" for number in range(max(3, n))]
    highest = 10 * n if n > 50 else 6
    answers = []
    for shard in range(shards):
        length = n // shards + (shard < n % shards)
        scored = [[item, rng.randint(0, highest) / 2] for item in rng.sample(letters, min(length, len(letters)))]
        answers.append(sorted(scored, key=lambda entry: (-entry[1], entry[0])))
    return [answers, n // 2 if n > 50 else rng.randint(0, max(1, n))]


SCALE = [50_000]
