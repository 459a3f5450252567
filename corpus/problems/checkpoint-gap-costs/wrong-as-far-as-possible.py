def checkpoint_places(minutes: list[int], costs: list[int], limit: int) -> list[int] | None:
    places, since = [], 0
    for place, work in enumerate(minutes):
        if work > limit:
            return None
        if since + work > limit:
            places.append(place - 1)
            since = 0
        since += work
    if minutes:
        places.append(len(minutes) - 1)
    return places
