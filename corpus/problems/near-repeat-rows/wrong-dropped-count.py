def kept_rows(rows: list[tuple[int, str, int]], window: int, difference: int) -> list[int]:
    kept: list[int] = []
    cells: dict[tuple[str, int], list[tuple[int, int]]] = {}
    now = 0
    for place, (second, key, watched) in enumerate(rows):
        if second < now:
            raise ValueError(f"time goes backwards at row {place}, from {now} to {second}")
        now = second
        cell = watched // (difference + 1)
        near = [entry for step in (-1, 0, 1) for entry in cells.get((key, cell + step), [])]
        if not any(now - then < window and abs(other - watched) <= difference for then, other in near):
            kept.append(place)
        cells.setdefault((key, cell), []).append((now, watched))
    return kept
