from collections import deque


def kept_rows(rows: list[tuple[int, str, int]], window: int, difference: int) -> list[int]:
    kept: list[int] = []
    cells: dict[tuple[str, int], int] = {}
    order: deque[tuple[int, tuple[str, int]]] = deque()
    now = 0
    for place, (second, key, watched) in enumerate(rows):
        if second < now:
            raise ValueError(f"time goes backwards at row {place}, from {now} to {second}")
        now = second
        while order and order[0][0] < now - window:
            del cells[order.popleft()[1]]
        cell = watched // (difference + 1)
        near = (cells.get((key, cell + step)) for step in (-1, 0, 1))
        if any(other is not None and abs(other - watched) <= difference for other in near):
            continue
        cells[key, cell] = watched
        order.append((now, (key, cell)))
        kept.append(place)
    return kept
