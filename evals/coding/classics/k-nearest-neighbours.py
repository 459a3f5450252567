"""k nearest neighbours: the class that most of the nearest rows have."""

import numpy as np
from driving import Args, Code, Json, Thing, call, invoke, plain, prelude

PRELUDE = prelude()

PROMPT = (
    ("k-nearest",),
    ("k nearest",),
    ("knn",),
    ("k-nn",),
    ("nearest-neighbour classif",),
    ("nearest neighbor classif",),
)

EXCEPT = ("regress", "kd-tree", "k-d tree", "ball tree")

_ROWS = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [5.0, 5.0], [5.0, 6.0], [6.0, 5.0], [6.5, 6.5]]
_LABELS = [0, 0, 0, 1, 1, 1, 1]
_LINE = [[0.0], [1.0], [2.0], [3.0], [4.0], [10.0], [11.0], [12.0]]

# Rows, labels, k and queries; no ties between distances or between classes.
CASES = [
    ([_ROWS, _LABELS, 3, [[0.2, 0.1], [5.5, 5.4], [0.9, 0.8]]], [0, 1, 0]),
    ([_ROWS, _LABELS, 1, [[4.0, 4.1], [2.0, 2.1]]], [1, 0]),
    ([_LINE, [0, 0, 0, 0, 0, 1, 1, 1], 3, [[6.8], [8.1], [11.4]]], [0, 1, 1]),
    ([_LINE, [1, 0, 0, 1, 1, 2, 2, 2], 3, [[0.4], [2.9], [10.9]]], [0, 1, 2]),
    ([_LINE, [0, 1, 1, 1, 1, 1, 1, 1], 1, [[0.3], [0.8]]], [0, 1]),
    ([_LINE, [0, 1, 1, 1, 1, 1, 1, 1], 3, [[0.3], [-5.0]]], [1, 1]),
    ([_LINE, [3, 3, 3, 7, 7, 7, 7, 7], 5, [[1.1], [9.5]]], [3, 7]),
    ([[[0.0, 9.0], [3.0, 3.0], [9.0, 0.0]], [0, 1, 2], 1, [[2.0, 2.0], [0.5, 8.0]]], [1, 0]),
    ([[[0.0, 0.0], [3.0, -2.0], [1.0, 1.0]], [0, 1, 0], 1, [[0.3, 0.6], [2.0, -2.0]]], [0, 1]),
]


def drive(module: Code, args: Args) -> Json:
    """Gives the class of each query; one by one, where all at once raises or gives no such list."""
    rows, labels, k, queries = args
    x, y = np.array(rows, float), np.array(labels)
    try:
        several = plain(_ask(module, x, y, k, np.array(queries, float)))
    except LookupError as error:
        if type(error) is LookupError:
            raise
        several = None
    except Exception:  # noqa: BLE001 - it may take one at a time
        several = None
    if isinstance(several, list) and len(several) == len(queries):
        return [each[0] if isinstance(each, list) and each else each for each in several]
    return [plain(_ask(module, x, y, k, np.array(each, float))) for each in queries]


def _ask(module: Code, x: object, y: object, k: int, query: object) -> object:
    train, labels, asked = "x_train train x data points rows", "y_train y labels targets", \
        "x_test query queries test q point x_new x_query new_x sample"  # fmt: skip
    number = "k n_neighbors n"
    try:
        model = Thing(module, {"fit": ("fit train", 2), "predict": ("predict classify", 1)},
                      {number: k})  # fmt: skip
    except LookupError:
        return call(module, {train: x, labels: y, asked: query, number: k},
                    like="knn predict classify neighbors", unlike="distance vote")  # fmt: skip
    invoke(model.entry("fit"), {train: x, labels: y})
    return model("predict", query)


GOOD = """
def knn_predict(X_train, y_train, X_test, k=3):
    out = []
    for x in X_test:
        distances = np.sqrt(((X_train - x) ** 2).sum(axis=1))
        nearest = np.argsort(distances)[:k]
        out.append(Counter(y_train[nearest].tolist()).most_common(1)[0][0])
    return np.array(out)
"""

ALSO_GOOD = (
    """
class KNN:
    def __init__(self, k):
        self.k = k

    def fit(self, X, y):
        self.X, self.y = X, y

    def predict(self, X):
        d = np.linalg.norm(X[:, None, :] - self.X[None], axis=-1)
        votes = self.y[np.argsort(d, axis=1)[:, :self.k]]
        return [np.bincount(v).argmax() for v in votes]
""",
    """
def distance(a, b):
    return math.sqrt(sum((x - y) ** 2 for x, y in zip(a, b)))

def classify(query, points, labels, k):
    near = sorted(zip(points, labels), key=lambda p: distance(p[0], query))[:k]
    counts = {}
    for _, label in near:
        counts[label] = counts.get(label, 0) + 1
    return max(counts, key=counts.get)
""",
)

BAD = {
    "farthest": GOOD.replace("np.argsort(distances)[:k]", "np.argsort(-distances)[:k]"),
    "nearest-only": GOOD.replace("[:k]", "[:1]"),
    "one-too-many": GOOD.replace("[:k]", "[:k + 1]"),
    "skips-nearest": GOOD.replace("[:k]", "[1:k + 1]"),
    "sum-not-squares": GOOD.replace(
        "np.sqrt(((X_train - x) ** 2).sum(axis=1))", "np.abs((X_train - x).sum(axis=1))"
    ),
}
