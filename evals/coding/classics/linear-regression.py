"""Linear regression by gradient descent, in mini-batches or not."""

from typing import Any

from driving import Args, Code, Json, Lesson, predictions, prelude

PRELUDE = prelude()

PROMPT = (("linear regression",),)

EXCEPT = ("ridge", "lasso", "regulari")

_GRID = [-1.5, -0.9, -0.3, 0.3, 0.9, 1.5]
_ROWS = [[a, b] for a in _GRID for b in _GRID]
_QUERIES = [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.5], [0.2, -0.7]]


def _case(bias: float, one: float, other: float) -> tuple[Args, Json]:
    """Rows on a plane, and what the plane gives for further ones."""
    rows = sorted(_ROWS, key=lambda row: round(row[0] * 7.3 + row[1] * 3.1, 3) % 1)
    plane = [[bias + one * a + other * b for a, b in each] for each in (rows, _QUERIES)]
    return [rows, plane[0], _QUERIES], plane[1]


CASES = [
    _case(0.0, 3.0, -1.0),
    _case(2.0, 0.5, 1.5),
    _case(-4.0, 1.0, 1.0),
    _case(1.0, 0.0, 0.0),
    _case(-1.0, 2.0, -2.0),
    _case(0.0, -2.0, 4.0),
    _case(5.0, -3.0, 0.25),
    ([[[x] for x in _GRID], [1.0 + 2 * x for x in _GRID], [[0.0], [1.0]]], [1.0, 3.0]),
]


def drive(module: Code, args: Args) -> Json:
    """Trains and predicts."""
    rows, targets, queries = args
    lesson = Lesson(rows, targets, queries, rates=((0.1, 300), (0.01, 1500)), loss=_squared)
    return predictions(module, lesson)


def _squared(found: Any, targets: Any) -> float:
    return float(((found - targets) ** 2).mean())


def check(args: Args, got: Json, want: Json) -> bool:
    """What gradient descent reaches: within 0.05."""
    return (
        isinstance(got, list)
        and len(got) == len(want)
        and all(isinstance(each, float) for each in got)
        and all(abs(one - other) <= 0.05 for one, other in zip(got, want, strict=True))
    )


GOOD = """
def fit(X, y, lr=0.01, epochs=100, batch=32, seed=0):
    A = np.c_[np.ones(len(X)), X]
    w = np.zeros(A.shape[1])
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        order = rng.permutation(len(A))
        for i in range(0, len(A), batch):
            at = order[i:i + batch]
            w -= lr * 2 * A[at].T @ (A[at] @ w - y[at]) / len(at)
    return w

def predict(X, w):
    return np.c_[np.ones(len(X)), X] @ w
"""

ALSO_GOOD = (
    """
class LinearRegression:
    def __init__(self, learning_rate=0.01, n_iterations=1000):
        self.learning_rate = learning_rate
        self.n_iterations = n_iterations

    def fit(self, X, y):
        n, d = X.shape
        self.weights, self.bias = np.zeros(d), 0.0
        for _ in range(self.n_iterations):
            error = X @ self.weights + self.bias - y
            self.weights -= self.learning_rate * (X.T @ error) / n
            self.bias -= self.learning_rate * error.mean()
        return self

    def predict(self, X):
        return X @ self.weights + self.bias
""",
    """
def gradient_descent(X, y, alpha, iters):
    w, b = [0.0] * len(X[0]), 0.0
    losses = []
    for _ in range(iters):
        errors = [sum(a * c for a, c in zip(w, row)) + b - t for row, t in zip(X, y)]
        grads = [sum(e * row[j] for e, row in zip(errors, X)) / len(X) for j in range(len(w))]
        w = [c - alpha * g for c, g in zip(w, grads)]
        b -= alpha * sum(errors) / len(X)
        losses.append(sum(e * e for e in errors))
    return w, b, losses
""",
    """
def gd(X, y, lr=0.1, steps=100):
    theta = np.zeros((X.shape[1], 1))
    y = y.reshape(-1, 1)
    for _ in range(steps):
        theta = theta - lr * X.T @ (X @ theta - y) / len(X)
    return theta
""",
)

BAD = {
    "targets-not-shuffled": GOOD.replace("- y[at]", "- y[i:i + batch]"),
    "uphill": GOOD.replace("w -= lr", "w += lr"),
    "bias-never-learned": ALSO_GOOD[0].replace("* error.mean()", "* 0"),
    "error-kept": ALSO_GOOD[0]
    .replace("            error =", "            error = error if _ else")
    .replace("for _ in", "error = None\n        for _ in"),
    "columns-broadcast": ALSO_GOOD[2].replace("    y = y.reshape(-1, 1)\n", ""),
}  # fmt: skip
