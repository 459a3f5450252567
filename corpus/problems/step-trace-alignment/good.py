def unexplained_time(left: list[list], right: list[list]) -> int:
    total = 0
    for _, time in [*left, *right]:
        if time < 0:
            raise ValueError("negative time in a trace")
        total += time
    explained = [0] * (len(right) + 1)
    for name, time in left:
        best = 0
        row = [0]
        for place, (other_name, other_time) in enumerate(right):
            if explained[place + 1] > best:
                best = explained[place + 1]
            if other_name == name:
                best = max(best, explained[place] + min(time, other_time))
            row.append(best)
        explained = row
    return total - 2 * explained[-1]
