def unexplained_time(left: list[list], right: list[list]) -> int:
    times = [time for _, time in [*left, *right]]
    if any(time < 0 for time in times):
        raise ValueError("negative time in a trace")
    least = sum(times)
    ending_in: dict[tuple[int, int], int] = {}
    for i, (name, time) in enumerate(left):
        for j, (other_name, other_time) in enumerate(right):
            if name != other_name:
                continue
            saved = time + other_time - abs(time - other_time)
            before = sum(times)
            for (p, q), remaining in ending_in.items():
                if p < i and q < j:
                    before = min(before, remaining)
            ending_in[i, j] = before - saved
            least = min(least, before - saved)
    return least
