"""Reservoir sampling: k items of a stream, each as likely as the others."""

import random
from collections import Counter

import numpy as np
from driving import Args, Code, Json, Thing, call, generator, plain, prelude

PRELUDE = prelude()

PROMPT = (
    ("reservoir",),
    ("random sample", "stream"),
    ("sample", "stream of unknown"),
    ("uniform sample", "stream"),
)

EXCEPT = ("weight",)

_DRAWS = 1200

CASES = [
    ([6, 2], 2),
    ([5, 1], 1),
    ([10, 3], 3),
    ([4, 4], 4),
    ([8, 7], 7),
    ([20, 5], 5),
    ([3, 2], 2),
    ([7, 1], 1),
]


def drive(module: Code, args: Args) -> Json:
    """Draws many samples; gives their sizes, and how often each item was drawn."""
    size, k = args
    random.seed(7)
    np.random.seed(7)
    sizes: Counter[int] = Counter()
    drawn: Counter[int] = Counter()
    for draw in range(_DRAWS):
        sample = _sample(module, size, k, draw)
        sample = plain(sample) if isinstance(sample, (list, tuple, set, np.ndarray)) else [sample]
        sizes[len(set(map(repr, sample)))] += 1
        drawn.update(each for each in sample if isinstance(each, int))
    return {"sizes": sorted(sizes), "drawn": [drawn[each] for each in range(size)]}


def _sample(module: Code, size: int, k: int, draw: int) -> object:
    hints = "k n size sample_size count"
    extra = {"seed": draw, "rng random_state generator": generator(module, draw)}
    roles = {
        "add": ("add update push observe process feed insert consume", 1),
        "sample": ("sample get result get_sample reservoir", 0),
    }
    try:
        keeper = Thing(module, roles, {hints: k}, {}, extra=extra)
    except LookupError:
        stream = {"stream items iterable it data": iter(range(size))}
        alone = (stream,) if k == 1 else ()
        return call(module, {**stream, hints: k}, *alone, extra=extra)
    for each in range(size):
        keeper("add", each)
    return keeper("sample")


def check(args: Args, got: Json, want: Json) -> bool:
    """Every item as often as it should be, within five standard deviations."""
    size, k = args
    if not isinstance(got, dict) or got.get("sizes") != [want]:
        return False
    share = k / size
    within = 5 * (_DRAWS * share * (1 - share)) ** 0.5 + 1e-9
    drawn = got.get("drawn")
    return isinstance(drawn, list) and all(abs(each - _DRAWS * share) <= within for each in drawn)


GOOD = """
def reservoir(stream, k):
    kept = []
    for i, x in enumerate(stream):
        if i < k:
            kept.append(x)
        else:
            j = random.randint(0, i)
            if j < k:
                kept[j] = x
    return kept
"""

ALSO_GOOD = (
    """
class Reservoir:
    def __init__(self, k, seed=None):
        self.k, self.seen, self.items = k, 0, []
        self.rng = np.random.default_rng(seed)

    def add(self, item):
        self.seen += 1
        if len(self.items) < self.k:
            self.items.append(item)
        elif self.rng.random() < self.k / self.seen:
            self.items[self.rng.integers(self.k)] = item

    def sample(self):
        return list(self.items)
""",
)

BAD = {
    "one-too-few": GOOD.replace("random.randint(0, i)", "random.randint(0, i - 1)"),
    "even-chance": GOOD.replace("random.randint(0, i)", "random.randint(0, 2 * k - 1)"),
    "first-k": GOOD.replace("if j < k:", "if False:"),
    "slot-not-random": GOOD.replace("kept[j] = x", "kept[0] = x"),
    "one-too-many": GOOD.replace("if i < k:", "if i <= k:"),
}
