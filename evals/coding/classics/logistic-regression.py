"""Logistic regression by gradient descent."""

from typing import Any

import numpy as np
from driving import Args, Code, Json, Lesson, predictions, prelude

PRELUDE = prelude()

PROMPT = (("logistic regression",),)

EXCEPT = ("multinomial", "multiclass", "multi-class", "softmax")

# Two crowds on both sides of x + y = 2, of x = -1, and so on: far from the origin and of
# different size, so that a boundary through the origin misses. Wanted is the side of a point.
_OFFSETS = [(-0.6, 0.2), (0.1, -0.5), (0.4, 0.4), (-0.2, -0.3), (0.5, -0.1), (0.0, 0.6)]


def _case(no: tuple[float, float], yes: tuple[float, float], more: int) -> tuple[Args, Json]:
    """Crowds around two points, the second one larger; and points between and beyond them."""
    rows, labels = [], []
    for i in range(6 + more):
        a, b = _OFFSETS[i % 6]
        for label, center in ((0, no), (1, yes)):
            if label or i < 6:
                shrunk = 1 - 0.1 * (i // 6)
                rows.append([center[0] + a * shrunk, center[1] + b * shrunk])
                labels.append(label)
    between = [[no[0] * (1 - t) + yes[0] * t, no[1] * (1 - t) + yes[1] * t] for t in (0.1, 0.9)]
    beyond = [[no[0] * (1 - t) + yes[0] * t, no[1] * (1 - t) + yes[1] * t] for t in (-0.5, 1.5)]
    return [rows, labels, between + beyond], [0, 1, 0, 1]


CASES = [
    _case((0.0, 0.0), (2.0, 2.0), 0),
    _case((2.0, 2.0), (0.0, 0.0), 0),
    _case((1.0, 1.0), (3.0, 3.0), 4),
    _case((-2.5, 0.0), (-0.5, 0.0), 0),
    _case((0.0, 3.0), (0.0, 1.0), 3),
    _case((-3.0, -3.0), (-1.0, -1.0), 0),
    _case((3.0, -1.0), (1.0, 1.0), 2),
    _case((0.0, 0.0), (-2.0, 2.0), 1),
]


def drive(module: Code, args: Args) -> Json:
    """Trains, and gives the class of each point."""
    rates = ((0.5, 1000), (0.05, 2000))
    rows, labels, queries = args
    lesson = Lesson(rows, labels, queries, rates=rates, loss=_crossed, link=_sigmoid)
    return [int(each > 0.5) for each in predictions(module, lesson)]


def _crossed(found: Any, targets: Any) -> float:
    kept = np.where(targets == 1, found, 1 - found)
    return float(-np.log(np.clip(kept, 1e-9, 1)).mean())


def _sigmoid(sums: Any) -> Any:
    return 1 / (1 + np.exp(-np.clip(sums, -30, 30)))


GOOD = """
def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def train(X, y, lr=0.1, epochs=1000):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        error = sigmoid(X @ w + b) - y
        w -= lr * X.T @ error / len(y)
        b -= lr * error.mean()
    return w, b
"""

ALSO_GOOD = (
    """
class LogisticRegression:
    def __init__(self, lr=0.01, n_iters=1000):
        self.lr, self.n_iters = lr, n_iters
        self.w = None

    def _sigmoid(self, z):
        return 1 / (1 + np.exp(-z))

    def fit(self, X, y):
        X = np.hstack([np.ones((X.shape[0], 1)), X])
        self.w = np.zeros(X.shape[1])
        for _ in range(self.n_iters):
            p = self._sigmoid(X @ self.w)
            self.w += self.lr * X.T @ (y - p) / len(y)

    def predict_proba(self, X):
        return self._sigmoid(np.hstack([np.ones((X.shape[0], 1)), X]) @ self.w)

    def predict(self, X):
        return (self.predict_proba(X) >= 0.5).astype(int)
""",
)

BAD = {
    "uphill": GOOD.replace("w -= lr", "w += lr"),
    "no-sigmoid": GOOD.replace("sigmoid(X @ w + b) - y", "X @ w + b - y"),
    "bias-never-learned": GOOD.replace("        b -= lr * error.mean()\n", ""),
    "sign-of-exponent": GOOD.replace("np.exp(-z)", "np.exp(z)"),
    "ones-forgotten": ALSO_GOOD[0].replace(
        "self._sigmoid(np.hstack([np.ones((X.shape[0], 1)), X]) @ self.w)",
        "self._sigmoid(X @ self.w[1:])",
    ),
}
