"""Combination sum: numbers that may be used again and add up to a target."""

from driving import Args, Code, Json, call, plain, prelude, same_bag

PRELUDE = prelude()

PROMPT = (("combination sum",), ("combinations", "sum to a target"), ("combinations", "add up to"))

EXCEPT = ("sum ii", "sum iv", "only once", "used once")

CASES = [
    ([[2, 3, 6, 7], 7], [[2, 2, 3], [7]]),
    ([[2, 3, 5], 8], [[2, 2, 2, 2], [2, 3, 3], [3, 5]]),
    ([[2], 1], []),
    ([[2], 4], [[2, 2]]),
    ([[7, 3, 2], 7], [[2, 2, 3], [7]]),
    ([[5, 10], 10], [[5, 5], [10]]),
    ([[4, 6], 9], []),
    ([[3, 4, 5], 9], [[3, 3, 3], [4, 5]]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"candidates nums a": args[0], "target t k total": args[1]}))


def check(args: Args, got: Json, want: Json) -> bool:
    """In any order."""
    return same_bag(got, want, inner=True)


GOOD = """
def combination_sum(candidates, target):
    out = []
    def go(i, path, left):
        if left == 0:
            out.append(path)
        for j in range(i, len(candidates)):
            if candidates[j] <= left:
                go(j, path + [candidates[j]], left - candidates[j])
    go(0, [], target)
    return out
"""

BAD = {
    "each-once": GOOD.replace("go(j, path", "go(j + 1, path"),
    "orders": GOOD.replace("range(i, len(candidates))", "range(len(candidates))"),
    "equal-missed": GOOD.replace("<= left", "< left"),
}
