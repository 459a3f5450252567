from collections import deque


def kept_rows(rows, window, difference):
    """Positions of the rows that are no near-repeats; constant time a row on average."""
    width = difference + 1
    cells, recent, kept = {}, deque(), []
    for place, (second, key, watched) in enumerate(rows):
        if place and second < rows[place - 1][0]:
            raise ValueError("rows must come in order of time")
        while recent and second - recent[0][0] > window:
            del cells[recent.popleft()[1]]
        cell = watched // width
        near = [cells.get((key, cell + step)) for step in (-1, 0, 1)]
        if all(other is None or abs(other - watched) > difference for other in near):
            cells[key, cell] = watched
            recent.append((second, (key, cell)))
            kept.append(place)
    return kept
