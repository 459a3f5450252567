PRIME = 1_000_000_007
SIMPLE = {"name": ["name", "other"], "other": ["other"]}
SPANS = {
    "O": ["O", "B-LOC", "B-ORG"],
    "B-LOC": ["O", "B-LOC", "B-ORG", "I-LOC"],
    "I-LOC": ["O", "B-LOC", "B-ORG", "I-LOC"],
    "B-ORG": ["O", "B-LOC", "B-ORG", "I-ORG"],
    "I-ORG": ["O", "B-LOC", "B-ORG", "I-ORG"],
}
ROUND = {"x": ["y"], "y": ["z"], "z": ["x", "z"]}

EXAMPLES = [
    ([[["name", "other"], ["name", "other"]], SIMPLE, PRIME], 3),
    ([[["name", "other"], ["name"]], SIMPLE, PRIME], 1),
]

ORDINARY = [
    ([[["O", "B-LOC"], ["I-LOC", "O"], ["O"]], SPANS, PRIME], 3),
    ([[["B-LOC", "B-ORG"], ["I-LOC", "I-ORG"], ["I-LOC", "I-ORG", "O"]], SPANS, PRIME], 4),
    ([[["O"], ["B-ORG", "B-LOC", "O"], ["I-ORG", "O"], ["I-ORG", "I-LOC"], ["O", "B-LOC"]], SPANS, PRIME], 2),
    ([[["x", "y", "z"], ["x", "y", "z"], ["x", "y", "z"], ["z"]], ROUND, PRIME], 4),
    ([[["name", "other"]] * 12, SIMPLE, 10], 3),
    ([[["z", "x"], ["x", "z"], ["y", "z"]], ROUND, PRIME], 2),
]

EDGE = [
    ([[], SPANS, PRIME], 1),
    ([[], {}, PRIME], 1),
    ([[["O", "B-LOC", "I-ORG"]], SPANS, PRIME], 3),
    ([[[]], SPANS, PRIME], 5),
    ([[["O"], [], ["I-LOC"]], SPANS, PRIME], 1),
    ([[[], [], []], ROUND, PRIME], 6),
    ([[["O", "O"], ["B-LOC", "O", "B-LOC"]], SPANS, PRIME], 2),
    ([[["a", "b"], ["b"]], {"a": ["b", "b"], "b": ["b"]}, PRIME], 2),
    ([[["O"], ["I-LOC"], ["O"]], SPANS, PRIME], 0),
    ([[["a"], ["b"]], {"a": ["b"], "b": []}, PRIME], 1),
    ([[["a"], ["b"], ["a"]], {"a": ["b"], "b": []}, PRIME], 0),
    ([[["name", "other"]] * 7, SIMPLE, 2], 0),
    ([[["O", "B-PER"], ["O"]], SPANS, PRIME], {"raises": "ValueError"}),
    ([[["other"], ["name"], ["nme"]], SIMPLE, PRIME], {"raises": "ValueError"}),
]

SCALE = [5_000, 20_000]


def sized(n, rng):
    kinds = ("LOC", "ORG", "PER", "WORK") if n > 20 else ("LOC",)
    begins = [f"B-{kind}" for kind in kinds]
    may_follow = {"O": ["O", *begins]}
    for kind in kinds:
        for tag in (f"B-{kind}", f"I-{kind}"):
            may_follow[tag] = ["O", *begins, f"I-{kind}"]
    tags = list(may_follow)
    tokens, hidden = [], "O"
    for _ in range(n):
        hidden = rng.choice(may_follow[hidden])
        open_tags = [hidden, *rng.sample(tags, rng.randint(0, 2))]
        if rng.random() < 0.15:
            open_tags = []
        elif n <= 20 and rng.random() < 0.1:
            open_tags = rng.sample(tags, 1)
        tokens.append(open_tags)
    return [tokens, may_follow, PRIME]
