def kept_rows(rows: list[tuple[int, str, int]], window: int, difference: int) -> list[int]:
    kept: list[int] = []
    for place, (second, key, watched) in enumerate(rows):
        if place > 0 and second < rows[place - 1][0]:
            raise ValueError("time goes backwards")
        repeat = False
        for earlier in kept:
            earlier_second, earlier_key, earlier_watched = rows[earlier]
            recent = second - earlier_second < window
            if recent and earlier_key == key and abs(earlier_watched - watched) <= difference:
                repeat = True
        if not repeat:
            kept.append(place)
    return kept
