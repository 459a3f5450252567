import math

Moments = dict[str, float | None]


def running_moments(parts: list[list[float | None] | Moments]) -> list[Moments]:
    """Count, mean and variance of all values so far, after each part."""
    for part in parts:
        if isinstance(part, dict) and (part["count"] < 0 or (part["variance"] or 0) < 0):
            raise ValueError("a summary with a negative count or variance")
    return [_moments(parts[: last + 1]) for last in range(len(parts))]


def _moments(parts: list[list[float | None] | Moments]) -> Moments:
    groups = []
    for part in parts:
        if isinstance(part, dict):
            if part["count"]:
                groups.append((part["count"], part["mean"], part["variance"]))
        else:
            groups.extend((1, value, 0.0) for value in part if value is not None)
    count = sum(size for size, _, _ in groups)
    if not count:
        return {"count": 0, "mean": None, "variance": None}
    mean = math.fsum(size * middle for size, middle, _ in groups) / count
    spread = math.fsum(
        size * (variance + (middle - mean) ** 2) for size, middle, variance in groups
    )
    return {"count": count, "mean": mean, "variance": spread / count}
