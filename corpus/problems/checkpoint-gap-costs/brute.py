from math import inf


def checkpoint_places(minutes: list[int], costs: list[int], limit: int) -> list[int] | None:
    cheapest = [0] + [inf] * len(minutes)
    before = [0] * (len(minutes) + 1)
    for place in range(1, len(minutes) + 1):
        work = 0
        for earlier in range(place - 1, -1, -1):
            work += minutes[earlier]
            if work <= limit and cheapest[earlier] + costs[place - 1] < cheapest[place]:
                cheapest[place] = cheapest[earlier] + costs[place - 1]
                before[place] = earlier
    if cheapest[-1] == inf:
        return None
    places, place = [], len(minutes)
    while place > 0:
        places.append(place - 1)
        place = before[place]
    return places[::-1]
