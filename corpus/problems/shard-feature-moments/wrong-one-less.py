Moments = dict[str, float | None]
Running = tuple[int, float, float]
"""Count, mean and the sum of squared distances from the mean."""


def running_moments(parts: list[list[float | None] | Moments]) -> list[Moments]:
    """Count, mean and variance of all values so far, after each part."""
    total: Running = (0, 0.0, 0.0)
    told = []
    for part in parts:
        total = _joined(total, _read(part) if isinstance(part, dict) else _reduced(part))
        told.append(_summary(total))
    return told


def _reduced(values: list[float | None]) -> Running:
    count, mean, spread = 0, 0.0, 0.0
    for value in values:
        if value is None:
            continue
        count += 1
        distance = value - mean
        mean += distance / count
        spread += distance * (value - mean)
    return count, mean, spread


def _read(summary: Moments) -> Running:
    count, mean, variance = summary["count"], summary["mean"], summary["variance"]
    if count < 0 or (variance is not None and variance < 0):
        raise ValueError(f"a summary with a negative count or variance: {summary}")
    return (count, mean, variance * count) if count else (0, 0.0, 0.0)


def _joined(one: Running, other: Running) -> Running:
    if not one[0] or not other[0]:
        return one if one[0] else other
    count = one[0] + other[0]
    distance = other[1] - one[1]
    mean = one[1] + distance * other[0] / count
    return count, mean, one[2] + other[2] + distance * distance * one[0] * other[0] / count


def _summary(total: Running) -> Moments:
    count, mean, spread = total
    if not count:
        return {"count": 0, "mean": None, "variance": None}
    return {"count": count, "mean": mean, "variance": spread / max(1, count - 1)}
