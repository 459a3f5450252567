def unexplained_time(left: list[list], right: list[list]) -> int:
    if any(time < 0 for _, time in [*left, *right]):
        raise ValueError("negative time in a trace")
    remaining = sum(time for _, time in [*left, *right])
    start = 0
    for name, time in left:
        for place in range(start, len(right)):
            if right[place][0] == name:
                remaining -= 2 * min(time, right[place][1])
                start = place + 1
                break
    return remaining
