"""k-fold split: places of rows to train and to test on."""

import random

import numpy as np
from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (("k-fold",), ("kfold",), ("cross-validation split",), ("cross validation split",))

EXCEPT = ("stratified", "group")

# Rows and folds.
CASES = [
    ([10, 5], None),
    ([6, 2], None),
    ([7, 3], None),
    ([5, 5], None),
    ([11, 4], None),
    ([9, 2], None),
    ([12, 3], None),
    ([3, 2], None),
]


def drive(module: Code, args: Args) -> Json:
    """Gives the pairs of places to train and to test on."""
    count, k = args
    random.seed(3)
    np.random.seed(3)
    folds = "k n_splits folds n_folds"
    extra = {"seed random_state": 0, "shuffle": True}
    found = call(
        module,
        {"n n_samples size count num_samples": count, folds: k},
        {"x data rows indices samples": list(range(count)), folds: k},
        extra=extra,
        like="k_fold kfold split",
    )
    return plain(found)


def check(args: Args, got: Json, want: Json) -> bool:
    """Every row is tested once, and trained on in all other folds."""
    pairs = got if isinstance(got, list) else []
    if len(pairs) != args[1] or not all(isinstance(e, list) and len(e) == 2 for e in pairs):
        return False
    if not all(isinstance(part, list) for pair in pairs for part in pair):
        return False
    rows = list(range(args[0]))
    tested = [row for _, test in pairs for row in test]
    whole = all(sorted(train + test, key=repr) == sorted(rows, key=repr) for train, test in pairs)
    filled = all(test for _, test in pairs)
    return whole and filled and sorted(tested, key=repr) == sorted(rows, key=repr)


GOOD = """
def k_fold(n, k):
    order = np.random.permutation(n)
    folds = np.array_split(order, k)
    for i in range(k):
        train = np.concatenate([folds[j] for j in range(k) if j != i])
        yield train, folds[i]
"""

ALSO_GOOD = (
    """
def split(data, k):
    out = []
    for i in range(k):
        test = data[i::k]
        train = [x for j, x in enumerate(data) if j % k != i]
        out.append((train, test))
    return out
""",
)

BAD = {
    "rest-dropped": """
def k_fold(n, k):
    size = n // k
    rows = list(range(n))
    tests = [rows[i * size:(i + 1) * size] for i in range(k)]
    return [([x for x in rows if x not in test], test) for test in tests]
""",
    "trained-on-test": GOOD.replace(" if j != i", ""),
    "drawn-anew": GOOD.replace(
        "    for i in range(k):\n",
        "    for i in range(k):\n        folds = np.array_split(np.random.permutation(n), k)\n",
    ),
}
