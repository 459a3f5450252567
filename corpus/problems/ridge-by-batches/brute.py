import math


def fit_ridge(
    rows: list[list[float]],
    targets: list[float],
    batch_size: int,
    rate: float,
    penalty: float,
    tolerance: float,
    max_epochs: int,
) -> dict[str, object]:
    """Fits a ridge regression by gradient descent in batches."""
    if not rows or len(rows) != len(targets):
        raise ValueError("rows and targets differ in number, or there are none")
    size = len(rows[0])
    weights, bias = [0.0] * size, 0.0

    def error(row: int) -> float:
        return sum(weights[j] * rows[row][j] for j in range(size)) + bias - targets[row]

    def loss() -> float:
        total = 0.0
        for row in range(len(rows)):
            off = error(row)
            total += off * off
        return total / len(rows) + penalty * sum(w * w for w in weights)

    epochs, last = 0, loss()
    while epochs < max_epochs:
        for start in range(0, len(rows), batch_size):
            batch = range(start, min(start + batch_size, len(rows)))
            slopes, bias_slope = [2 * penalty * w for w in weights], 0.0
            for row in batch:
                off = error(row)
                bias_slope += 2 * off / len(batch)
                for j in range(size):
                    slopes[j] += 2 * off * rows[row][j] / len(batch)
            for j in range(size):
                weights[j] -= rate * slopes[j]
            bias -= rate * bias_slope
        epochs += 1
        now = loss()
        if not math.isfinite(now):
            raise ValueError("the loss is no longer finite")
        if last - now < tolerance:
            break
        last = now
    return {"weights": weights, "bias": bias, "epochs": epochs}
