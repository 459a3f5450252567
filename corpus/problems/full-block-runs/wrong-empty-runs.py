from collections import Counter, deque


def count_full_runs(tokens: list[int], block: int, limit: int) -> int:
    if block < 1:
        raise ValueError(f"a block must hold at least one token, not {block}")
    starts: deque[int] = deque([0])
    count_of: Counter[int] = Counter(starts)
    remainder = runs = 0
    for size in tokens:
        if len(starts) > limit:
            count_of[starts.popleft()] -= 1
        remainder = (remainder + size) % block
        runs += count_of[remainder]
        starts.append(remainder)
        count_of[remainder] += 1
    return runs
