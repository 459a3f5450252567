def stages_within(times: list[int], memory: list[int], bound: int, capacity: int) -> int:
    """Fewest stages that keep to the bound and the capacity, both at least as large as any layer's."""
    stages, spent, used = 1, 0, 0
    for time, need in zip(times, memory):
        if spent + time > bound or used + need > capacity:
            stages += 1
            spent, used = 0, 0
        spent += time
        used += need
    return stages


def slowest_stage(times: list[int], memory: list[int], devices: int, capacity: int) -> int | None:
    if not times:
        return 0
    low, high = max(times), sum(times)
    if max(memory) > capacity or stages_within(times, memory, high, capacity) > devices:
        return None
    while low < high:
        middle = (low + high) // 2
        if stages_within(times, memory, middle, capacity) <= devices:
            high = middle
        else:
            low = middle + 1
    return low
