from collections import Counter, deque


def count_full_runs(tokens: list[int], block: int, limit: int) -> int:
    if block < 1:
        raise ValueError(f"a block must hold at least one token, not {block}")
    starts: deque[int] = deque()
    count_of: Counter[int] = Counter(starts)
    remainder = empty_in_a_row = runs = 0
    for size in tokens:
        if len(starts) >= max(limit, 1):
            count_of[starts.popleft()] -= 1
        remainder = (remainder + size) % block
        empty_in_a_row = empty_in_a_row + 1 if size == 0 else 0
        runs += count_of[remainder] - min(empty_in_a_row, limit)
        starts.append(remainder)
        count_of[remainder] += 1
    return runs
