def slowest_stage(times, memory, devices, capacity):
    """Time of the slowest stage, by bisection over that time with a greedy check; O(n log S)."""
    if not times:
        return 0

    def stages(bound):
        count, spent, used = 1, 0, 0
        for time, need in zip(times, memory):
            if spent + time > bound or used + need > capacity:
                count, spent, used = count + 1, 0, 0
            spent += time
            used += need
        return count

    low, high = max(times), sum(times)
    if max(memory) > capacity or stages(high) > devices:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if stages(middle) <= devices:
            high = middle
        else:
            low = middle + 1
    return high
