from math import inf


def slowest_stage(times: list[int], memory: list[int], devices: int, capacity: int) -> int | None:
    layers = len(times)
    best = [0] + [inf] * layers
    for _ in range(min(devices, layers)):
        extended = best[:]
        for end in range(1, layers + 1):
            spent = used = 0
            for start in range(end - 1, -1, -1):
                spent += times[start]
                used += memory[start]
                if used > capacity:
                    break
                extended[end] = min(extended[end], max(best[start], spent))
        best = extended
    return None if best[layers] == inf else best[layers]
