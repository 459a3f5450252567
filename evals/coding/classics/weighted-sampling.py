"""Weighted random sampling: each item as often as its weight says."""

import random
from collections import Counter

import numpy as np
from driving import Args, Code, Json, Thing, call, generator, plain, prelude

PRELUDE = prelude()

PROMPT = (
    ("random pick with weight",),
    ("weighted random",),
    ("weighted sampling",),
    ("sample", "proportional to", "weight"),
    ("pick", "proportional to", "weight"),
    ("weighted choice",),
)

EXCEPT = ("without replacement", "reservoir", "weighted random forest")

_DRAWS = 1200

CASES = [
    ([[1, 3]], None),
    ([[1]], None),
    ([[2, 2, 2, 2]], None),
    ([[10, 1, 1]], None),
    ([[1, 1, 10]], None),
    ([[5, 0, 5]], None),
    ([[1, 2, 3, 4, 5]], None),
    ([[0.5, 0.25, 0.25]], None),
]


def drive(module: Code, args: Args) -> Json:
    """Draws many times, and gives how often each place was drawn."""
    random.seed(11)
    np.random.seed(11)
    weights = args[0]
    places = list(range(len(weights)))
    hints = "weights w probs probabilities p"
    items = "items values choices population elements"
    pick = {"pick": ("pick_index pickindex pick sample draw choose next", 0)}
    drawn: Counter[object] = Counter()
    both = {items: places, hints: weights}
    try:
        picker = Thing(module, pick, {hints: weights}, both)
    except LookupError:
        for draw in range(_DRAWS):
            extra = {"seed": draw, "rng random_state generator": generator(module, draw),
                     "k n size": 1}  # fmt: skip
            result = plain(call(module, {hints: list(weights)}, both, extra=extra))
            drawn[result[0] if isinstance(result, list) and result else result] += 1
    else:
        drawn.update(plain(picker("pick")) for _ in range(_DRAWS))
    return [drawn[each] for each in places]


def check(args: Args, got: Json, want: Json) -> bool:
    """Every item as often as it should be, within five standard deviations."""
    total = sum(args[0])
    if not isinstance(got, list) or len(got) != len(args[0]):
        return False
    shares = [weight / total for weight in args[0]]
    return all(
        isinstance(count, int)
        and abs(count - _DRAWS * share) <= 5 * (_DRAWS * share * (1 - share)) ** 0.5 + 1e-6
        for count, share in zip(got, shares, strict=True)
    )


GOOD = """
class Solution:
    def __init__(self, w: List[int]):
        self.sums = list(accumulate(w))

    def pickIndex(self) -> int:
        return bisect_right(self.sums, random.random() * self.sums[-1])
"""

ALSO_GOOD = (
    """
def weighted_sample(items, weights, rng=None):
    rng = rng or random
    at = rng.uniform(0, sum(weights))
    for item, weight in zip(items, weights):
        at -= weight
        if at < 0:
            return item
    return items[-1]
""",
)

BAD = {
    "uniform": ALSO_GOOD[0].replace(
        "at = rng.uniform(0, sum(weights))", "return rng.choice(items)"
    ),
    "whole-draw-too-low": GOOD.replace("bisect_right", "bisect_left").replace(
        "random.random() * self.sums[-1]", "random.randint(0, int(self.sums[-1]))"
    ),
    "not-summed": GOOD.replace("list(accumulate(w))", "sorted(w)"),
}
