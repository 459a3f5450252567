import numpy as np


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
        raise ValueError(f"{len(rows)} rows but {len(targets)} targets")
    features = np.asarray(rows, dtype=float)
    wanted = np.asarray(targets, dtype=float)
    weights, bias = np.zeros(features.shape[1]), 0.0

    def loss() -> float:
        errors = features @ weights + bias - wanted
        return float(np.mean(errors * errors) + penalty * (weights @ weights))

    epochs = 0
    with np.errstate(over="ignore", invalid="ignore"):
        last = loss()
        while epochs < max_epochs:
            for start in range(0, len(features), batch_size):
                batch = features[start : start + batch_size]
                errors = batch @ weights + bias - wanted[start : start + batch_size]
                slope = 2 * (errors @ batch / len(batch) + penalty * weights)
                weights = weights - rate * slope
                bias -= rate * 2 * errors.mean()
            epochs += 1
            now = loss()
            if not np.isfinite(now):
                raise ValueError(f"the loss is no longer finite after epoch {epochs}")
            if abs(last - now) < tolerance:
                break
            last = now
    return {"weights": weights.tolist(), "bias": float(bias), "epochs": epochs}
