def unexplained_time(left: list[list], right: list[list]) -> int:
    if any(time < 0 for _, time in [*left, *right]):
        raise ValueError("negative time in a trace")
    above = [0] * (len(right) + 1)
    for name, time in left:
        row = [0]
        for place, (other_name, other_time) in enumerate(right):
            best = min(above[place + 1] + time, row[place] + other_time)
            if other_name == name:
                best = min(best, above[place] + abs(time - other_time))
            row.append(best)
        above = row
    return above[-1]
