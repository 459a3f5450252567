from collections import Counter


def count_full_runs(tokens: list[int], block: int, limit: int) -> int:
    if block < 1:
        raise ValueError(f"a block must hold at least one token, not {block}")
    count_of: Counter[int] = Counter([0])
    remainder = empty_in_a_row = runs = 0
    for size in tokens:
        remainder = (remainder + size) % block
        empty_in_a_row = empty_in_a_row + 1 if size == 0 else 0
        runs += count_of[remainder] - min(empty_in_a_row, limit)
        count_of[remainder] += 1
    return runs
