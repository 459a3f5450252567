def unexplained_time(left: list[list], right: list[list]) -> int:
    if any(time < 0 for _, time in [*left, *right]):
        raise ValueError("negative time in a trace")
    above = [0]
    for _, time in right:
        above.append(above[-1] + time)
    for name, time in left:
        row = [above[0] + time]
        for place, (other_name, other_time) in enumerate(right):
            if other_name == name:
                row.append(above[place] + abs(time - other_time))
            else:
                row.append(min(above[place + 1] + time, row[place] + other_time))
        above = row
    return above[-1]
