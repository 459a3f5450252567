"""NDCG of a ranking."""

import math

from driving import Args, Code, Json, call, plain, prelude, same

PRELUDE = prelude()

PROMPT = (("ndcg",), ("discounted cumulative gain",))


def _ndcg(grades: list[int], k: int, *, steep: bool) -> float:
    """By the definition; steep gains grow as powers of two."""

    def gain(several: list[int]) -> float:
        gains = [2**each - 1 if steep else each for each in several[:k]]
        return sum(each / math.log2(i + 2) for i, each in enumerate(gains))

    return gain(grades) / gain(sorted(grades, reverse=True))


_INPUTS: list[tuple[list[int], int]] = [
    ([3, 2, 1, 0], 4),
    ([0, 1, 2, 3], 4),
    ([3, 2, 3, 0, 1, 2], 6),
    ([3, 2, 3, 0, 1, 2], 3),
    ([0, 0, 1], 3),
    ([1, 0, 0, 1], 2),
    ([0, 2, 1], 1),
    ([2, 1, 2, 0, 3], 4),
]
CASES = [([*each], [_ndcg(*each, steep=False), _ndcg(*each, steep=True)]) for each in _INPUTS]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    grades, k = args
    return plain(
        call(
            module,
            {"relevances rels grades scores r relevance ranking": grades, "k n at": k},
            like="ndcg ndcg_at_k",
            unlike="dcg dcg_at_k idcg",
        )
    )


def check(args: Args, got: Json, want: Json) -> bool:
    """The gain of a grade may be the grade or a power of two."""
    return any(same(got, each) for each in want)


GOOD = """
def dcg(rels, k):
    return sum(r / math.log2(i + 2) for i, r in enumerate(rels[:k]))

def ndcg(rels, k):
    ideal = dcg(sorted(rels, reverse=True), k)
    return dcg(rels, k) / ideal if ideal else 0.0
"""

ALSO_GOOD = (GOOD.replace("r / math", "(2 ** r - 1) / math"),)

BAD = {
    "place-from-zero": GOOD.replace("i + 2", "i + 1.5"),
    "ideal-of-the-first": GOOD.replace(
        "sorted(rels, reverse=True)", "sorted(rels[:k], reverse=True)"
    ),
    "not-normed": GOOD.replace("dcg(rels, k) / ideal if ideal else 0.0", "dcg(rels, k)"),
}
