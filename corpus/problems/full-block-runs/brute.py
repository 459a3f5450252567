def count_full_runs(tokens: list[int], block: int, limit: int) -> int:
    if block < 1:
        raise ValueError("a block must hold at least one token")
    runs = 0
    for first in range(len(tokens)):
        total = 0
        for size in tokens[first : first + limit]:
            total += size
            if total > 0 and total % block == 0:
                runs += 1
    return runs
