def cut(times: list[int], bound: int) -> list[int]:
    """Starts of the stages when each is filled as far as the bound allows."""
    starts, spent = [0], 0
    for layer, time in enumerate(times):
        if spent + time > bound:
            starts.append(layer)
            spent = 0
        spent += time
    return starts


def slowest_stage(times: list[int], memory: list[int], devices: int, capacity: int) -> int | None:
    if not times:
        return 0
    low, high = max(times), sum(times)
    while low < high:
        middle = (low + high) // 2
        if len(cut(times, middle)) <= devices:
            high = middle
        else:
            low = middle + 1
    starts = cut(times, low)
    for start, end in zip(starts, starts[1:] + [len(times)]):
        if sum(memory[start:end]) > capacity:
            return None
    return low
