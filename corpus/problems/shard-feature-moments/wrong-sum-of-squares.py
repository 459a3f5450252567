Moments = dict[str, float | None]


def running_moments(parts: list[list[float | None] | Moments]) -> list[Moments]:
    """Count, mean and variance of all values so far, after each part."""
    count, total, squares = 0, 0.0, 0.0
    told: list[Moments] = []
    for part in parts:
        if isinstance(part, dict):
            size, mean, variance = part["count"], part["mean"], part["variance"]
            if size < 0 or (variance is not None and variance < 0):
                raise ValueError("a summary with a negative count or variance")
            if size:
                count += size
                total += size * mean
                squares += size * (variance + mean * mean)
        else:
            values = [value for value in part if value is not None]
            count += len(values)
            total += sum(values)
            squares += sum(value * value for value in values)
        if count:
            mean = total / count
            told.append({"count": count, "mean": mean, "variance": squares / count - mean * mean})
        else:
            told.append({"count": 0, "mean": None, "variance": None})
    return told
