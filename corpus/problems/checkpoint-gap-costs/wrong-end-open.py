from collections import deque


def checkpoint_places(minutes: list[int], costs: list[int], limit: int) -> list[int] | None:
    if any(work > limit for work in minutes):
        return None
    done, cheapest, before = [0], [0], [0]
    candidates = deque([0])
    for place, (work, cost) in enumerate(zip(minutes, costs), start=1):
        done.append(done[-1] + work)
        while done[place] - done[candidates[0]] > limit:
            candidates.popleft()
        before.append(candidates[0])
        cheapest.append(cheapest[candidates[0]] + cost)
        while candidates and cheapest[candidates[-1]] >= cheapest[place]:
            candidates.pop()
        candidates.append(place)
    in_reach = [place for place in range(len(done)) if done[-1] - done[place] <= limit]
    places, place = [], min(in_reach, key=cheapest.__getitem__)
    while place > 0:
        places.append(place - 1)
        place = before[place]
    return places[::-1]
