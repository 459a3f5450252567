"""k-means: clusters whose points are close to their centers."""

import contextlib
import random
from typing import Any

import numpy as np
from driving import Args, Code, Json, Thing, call, invoke, prelude

PRELUDE = prelude()

PROMPT = (("k-means",), ("kmeans",), ("k means",))

EXCEPT = ("k-means++", "kmeans++", "mini-batch")

_CORNERS = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]


def _crowds(*centers: tuple[float, float]) -> list[list[float]]:
    """Four points around each of these."""
    return [[x + a, y + b] for a, b in _CORNERS for x, y in centers]


# Points and k; wanted is the least sum of squared distances to the centers.
CASES = [
    ([_crowds((0, 0), (10, 10)), 2], 4.0),
    ([_crowds((0, 0), (20, 0), (0, 20)), 3], 6.0),
    ([_crowds((5, 5)), 1], 2.0),
    ([_crowds((-30, 0), (30, 1)), 2], 4.0),
    ([_crowds((0, 0), (0, 15)), 2], 4.0),
    ([_crowds((0, 0), (0, 40), (40, 0), (40, 40)), 4], 8.0),
    ([[[0.0, 0.0], [1.0, 0.0], [9.0, 0.0], [11.0, 0.0], [10.0, 0.0]], 2], 2.5),
    ([_crowds((100, -100), (50, -100)), 2], 4.0),
]


def drive(module: Code, args: Args) -> Json:
    """Clusters from several starts, and gives the labels and centers that fit best."""
    points, k = np.array(args[0], float), args[1]
    found = []
    error: Exception | None = None
    for start in range(8):
        random.seed(start)
        np.random.seed(start)
        try:
            labels, centers = _clusters(module, points, k, start)
        except LookupError as raised:
            if type(raised) is LookupError:
                raise
            error = raised
        except Exception as raised:  # noqa: BLE001 - another start may do
            error = raised
        else:
            inertia = float(((points - centers[labels]) ** 2).sum())
            found.append((inertia, labels.tolist(), centers.tolist()))
    if not found:
        raise error or ValueError("no clusters")
    best = min(found)
    return {"labels": best[1], "centers": best[2]}


def _clusters(module: Code, points: Any, k: int, start: int) -> tuple[Any, Any]:
    extra = {
        "max_iter iters iterations n_iter n_iters max_iters num_iters steps max_iterations": 100,
        "seed random_state": start,
        "rng": np.random.default_rng(start),
    }
    data, number = "x data points a", "k n_clusters clusters num_clusters"
    layout = {data: points, number: k}
    results: list[Any] = []
    try:
        model = Thing(module, {"fit": ("fit fit_predict train run", 1)}, {number: k}, extra=extra)
    except LookupError:
        kind = "kmeans k_means fit cluster lloyd"
        result = call(module, layout, extra=extra, like=kind, unlike="init assign update distance")
        results += result if isinstance(result, (tuple, list)) else [result]
        if isinstance(result, list) and len(result) == len(points):
            results = [result]
    else:
        results.append(invoke(model.entry("fit"), {data: points}, extra=extra))
        results += vars(model.object).values()
        with contextlib.suppress(AttributeError, TypeError):
            results.append(model.object.predict(points))
    return _read(results, points, k)


def _read(results: list[Any], points: Any, k: int) -> tuple[Any, Any]:
    """Labels and centers among the results; where one of them is missing, from the other."""
    labels = centers = None
    for each in results:
        try:
            array = np.asarray(each, float)
        except (TypeError, ValueError):
            continue
        if array.shape == (k, points.shape[1]):
            centers = array
        elif array.shape == (len(points),):
            labels = array.astype(int)
    if centers is None and labels is not None:
        centers = np.array([points[labels == each].mean(axis=0) for each in range(k)])
    if centers is None:
        raise ValueError("neither labels nor centers")
    if labels is None:
        labels = ((points[:, None] - centers) ** 2).sum(axis=2).argmin(axis=1)
    return labels, centers


def check(args: Args, got: Json, want: Json) -> bool:
    """As close as the best clusters are, or settled: centers are means, and the nearest ones."""
    try:
        points, labels = np.array(args[0]), np.array(got["labels"], int)
        squares = ((points[:, None] - np.array(got["centers"], float)) ** 2).sum(axis=2)
        own = squares[np.arange(len(points)), labels]
        full = set(labels.tolist()) == set(range(args[1]))
        means = [points[labels == each].mean(axis=0) for each in range(args[1]) if full]
        settled = full and np.allclose(got["centers"], means, atol=1e-3)
    except (TypeError, KeyError, IndexError, ValueError):
        return False
    nearest = bool((own <= squares.min(axis=1) + 1e-6).all())
    return bool(own.sum() <= want * 1.01) or (settled and nearest)


GOOD = """
def kmeans(X, k, max_iter=100, seed=0):
    rng = np.random.default_rng(seed)
    centers = X[rng.choice(len(X), k, replace=False)]
    for _ in range(max_iter):
        distances = ((X[:, None] - centers) ** 2).sum(axis=2)
        labels = distances.argmin(axis=1)
        moved = np.array([
            X[labels == i].mean(axis=0) if (labels == i).any() else centers[i] for i in range(k)
        ])
        if np.allclose(moved, centers):
            break
        centers = moved
    return centers, labels
"""

ALSO_GOOD = (
    """
class KMeans:
    def __init__(self, n_clusters, n_iters=50):
        self.n_clusters, self.n_iters = n_clusters, n_iters

    def fit(self, X):
        self.centers = random.sample([tuple(x) for x in X], self.n_clusters)
        for _ in range(self.n_iters):
            groups = [[] for _ in self.centers]
            for x, label in zip(X, self.predict(X)):
                groups[label].append(x)
            self.centers = [
                tuple(sum(axis) / len(group) for axis in zip(*group)) if group else center
                for group, center in zip(groups, self.centers)
            ]
        return self

    def predict(self, X):
        def far(x, c):
            return sum((a - b) ** 2 for a, b in zip(x, c))
        return [min(range(len(self.centers)), key=lambda i: far(x, self.centers[i])) for x in X]
""",
)

BAD = {
    "farthest": GOOD.replace("argmin", "argmax"),
    "never-moves": GOOD.replace("        centers = moved\n", ""),
    "mean-of-all": GOOD.replace("X[labels == i].mean(axis=0)", "X[labels == i].mean()"),
    "wrong-axis": GOOD.replace("distances.argmin(axis=1)", "distances.argmin(axis=0)"),
}
